package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop on a market that changes, as docs/electricity.md has it: retraining must be worth what it costs. */
@Tag("full")
class ElectricityLoopTest {

    private static final Offset<Double> NEAR = Offset.offset(0.005);
    private static final int REPLAYED = 41_312;

    @TempDir
    private Path folder;

    @Test
    void theLoopRaisesDecidesTrainsPromotesAndIsMoreOftenRightThanTheModelThatIsLeftAlone() {
        Map<?, ?> alone = replay("alone");
        Map<?, ?> loop = replay("loop", "--approve-as", "Replay");
        System.out.printf(
                Locale.ROOT,
                "ELEC2, %d rows: left alone %s, the loop %s, the last label again 0.854%n",
                REPLAYED,
                alone,
                loop);

        assertThat(number(alone, "predicted")).isEqualTo(REPLAYED);
        assertThat(number(alone, "accuracy")).isCloseTo(0.698, NEAR);
        assertThat(number(alone, "runs")).isZero();
        assertThat(number(alone, "requests")).isPositive();

        assertThat(number(loop, "predicted")).isEqualTo(REPLAYED);
        assertThat(number(loop, "labelled")).isGreaterThan(REPLAYED - 49);
        assertThat(number(loop, "accuracy")).isCloseTo(0.767, NEAR);
        assertThat(number(loop, "alerts")).isGreaterThanOrEqualTo(3);
        assertThat(number(loop, "runs")).isEqualTo(number(loop, "requests")).isGreaterThan(50);
        assertThat(number(loop, "promotions")).isBetween(20.0, number(loop, "runs"));
    }

    private Map<?, ?> replay(String workspace, String... more) {
        Deck deck = new Deck(folder.resolve(workspace));
        String data = SharedData.require("tabular/electricity/elec.csv").toString();
        List<String> common = List.of(
                data, "--model", "elec", "--label", "class", "--time", "row:30m@1996-05-07", "--json", "--rows");
        run(deck, "train", common, List.of("0:4000", "--trainer", "logistic", "--promote-as", "Replay"));
        List<String> rest = new ArrayList<>(List.of("4000:", "--label-delay", "24h"));
        rest.addAll(List.of(more));
        return run(deck, "replay", common, rest).json();
    }

    private static Deck.Result run(Deck deck, String command, List<String> common, List<String> rest) {
        List<String> all = new ArrayList<>();
        all.add(command);
        all.addAll(common);
        all.addAll(rest);
        Deck.Result result = deck.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static double number(Map<?, ?> answer, String key) {
        return ((Number) answer.get(key)).doubleValue();
    }
}
