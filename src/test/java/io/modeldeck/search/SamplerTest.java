package io.modeldeck.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Space SPACE = new Space(List.of(
            Dimension.parse("rate", "0.001:1:log"),
            Dimension.parse("leaves", "2:40:whole"),
            Dimension.parse("share", "0:1"),
            Dimension.parse("kind", "a,b,c")));

    /** A bowl with its bottom at rate 0.05, 11 leaves, share 0.8, kind b. */
    private static double bowl(Map<String, Object> at) {
        double rate = Math.log10((double) at.get("rate")) - Math.log10(.05);
        double leaves = ((int) at.get("leaves") - 11) / 10.0;
        double share = (double) at.get("share") - .8;
        return rate * rate + leaves * leaves + share * share + (at.get("kind").equals("b") ? 0 : .5);
    }

    private static double best(String word, long seed, int trials, ToDoubleFunction<Map<String, Object>> loss) {
        Sampler sampler = Sampler.of(word, SPACE, seed);
        List<Scored> history = new ArrayList<>();
        for (int number = 0; number < trials; number++) {
            double[] point = sampler.next(number, history).orElseThrow();
            history.add(new Scored(point, loss.applyAsDouble(SPACE.values(point)), false));
        }
        return history.stream().mapToDouble(Scored::loss).min().orElseThrow();
    }

    @Test
    void parzenBeatsChanceOnABowl() {
        int wins = 0;
        double tpe = 0;
        double random = 0;
        for (long seed = 0; seed < 40; seed++) {
            double mine = best("tpe", seed, 60, SamplerTest::bowl);
            double chance = best("random", seed + 1_000, 60, SamplerTest::bowl);
            wins += mine < chance ? 1 : 0;
            tpe += mine / 40;
            random += chance / 40;
        }
        assertThat(wins).as("of 40 seeds; mean %f against %f", tpe, random).isGreaterThanOrEqualTo(30);
        assertThat(tpe).isLessThan(random / 2);
    }

    @Test
    void theSameSeedAsksForTheSamePoints() {
        for (String word : List.of("random", "tpe")) {
            assertThat(best(word, 7, 25, SamplerTest::bowl)).isEqualTo(best(word, 7, 25, SamplerTest::bowl));
            assertThat(best(word, 7, 25, SamplerTest::bowl)).isNotEqualTo(best(word, 8, 25, SamplerTest::bowl));
        }
    }

    @Test
    void aGridTriesEveryCombinationOnce() {
        Space space = new Space(List.of(Dimension.parse("depth", "2:4:whole"), Dimension.parse("kind", "a,b")));
        Sampler grid = Sampler.of("grid", space, 1);
        Set<Map<String, Object>> tried = new HashSet<>();
        for (int number = 0; number < 6; number++) {
            tried.add(space.values(grid.next(number, List.of()).orElseThrow()));
        }
        assertThat(tried).hasSize(6).contains(Map.of("depth", 2, "kind", "a"), Map.of("depth", 4, "kind", "b"));
        assertThat(grid.next(6, List.of())).isEmpty();
    }

    @Test
    void valuesAndPlacesGoBothWays() {
        Map<String, Object> values = Map.of("rate", .03, "leaves", 17, "share", .25, "kind", "c");
        Map<String, Object> back = SPACE.values(SPACE.point(values));
        assertThat((double) back.get("rate")).isCloseTo(.03, within(1e-12));
        assertThat(back).containsEntry("leaves", 17).containsEntry("kind", "c");
        Set<Object> leaves = new HashSet<>();
        for (int i = 0; i <= 1_000; i++) {
            leaves.add(SPACE.dimensions().get(1).at(i / 1_000.0));
        }
        assertThat(leaves).as("each whole number, and both ends").hasSize(39).contains(2, 40);
        assertThat(Space.read(SPACE.document())).isEqualTo(SPACE);
    }

    @Test
    void spacesThatMeanNothingAreRefused() {
        for (String text : List.of("3:1", "0:1:log", "1:2:many", "a:b", "one")) {
            assertThatThrownBy(() -> Dimension.parse("x", text)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> Sampler.of("luck", SPACE, 1)).hasMessageContaining("random, grid or tpe");
        assertThatThrownBy(() -> new Space(List.of())).hasMessageContaining("Nothing is searched");
    }

    @Test
    void whatMattersIsFound() {
        List<Scored> trials = new ArrayList<>();
        Sampler sampler = Sampler.of("random", SPACE, 3);
        for (int number = 0; number < 80; number++) {
            double[] point = sampler.next(number, List.of()).orElseThrow();
            trials.add(new Scored(point, 10 * point[2] + point[1], false));
        }
        Map<String, Double> importance = Importance.of(SPACE, trials, 1);
        assertThat(importance.get("share")).isGreaterThan(.85);
        assertThat(importance.get("leaves")).isLessThan(.1);
        assertThat(importance.get("kind")).isLessThan(.05);
        assertThat(Importance.of(SPACE, trials.subList(0, 5), 1)).isEmpty();
    }
}
