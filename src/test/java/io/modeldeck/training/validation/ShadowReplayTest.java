package io.modeldeck.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.Predictions;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.validation.Comparison.Change;
import io.modeldeck.validation.Disagreement;
import io.modeldeck.validation.PastValidation;
import io.modeldeck.validation.Shadow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowReplayTest {

    private static final Instant AT = LoopModel.START;
    private static final TimeRange ALL = TimeRange.endingAt(AT.plus(Duration.ofDays(9)), Duration.ofDays(20));

    @TempDir
    Path folder;

    private LoopModel loop;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private ModelVersion candidate(World world) {
        TrainingRun run = loop.train(LoopModel.rows(400, 5, world), LoopModel.recipe(), AT);
        return loop.engine.registry().requireVersion(run.versionId().orElseThrow());
    }

    @Test
    void disagreementsAreListedTheSurestFirst() {
        loop.firstVersion();
        World turned = new World(0, true);
        loop.happens(turned, AT, Duration.ofMinutes(1), 300, Duration.ofMinutes(5));
        ModelVersion candidate = candidate(turned);
        long before = loop.engine.events().count(loop.model.id(), OptionalLong.empty(), ALL);
        Shadow shadow = loop.engine.shadow().replay(candidate, 200);
        assertThat(shadow.events()).isEqualTo(200);
        assertThat(shadow.disagreements()).hasSizeGreaterThan(150);
        assertThat(shadow.disagreements()).extracting(Disagreement::gap).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(shadow.comparison().orElseThrow().change()).isEqualTo(Change.BETTER);
        assertThat(shadow.sentence())
                .startsWith("The candidate answers " + shadow.disagreements().size()
                        + " of 200 recorded events differently (")
                .contains("more accurate than what was answered then on the same 200 rows");

        assertThat(shadow.agreement()).isEqualTo(1 - shadow.disagreements().size() / 200.0);
        assertThat(shadow.where().metric()).isEqualTo("accuracy");
        assertThat(shadow.where().overall()).isCloseTo(shadow.agreement(), within(1e-12));

        Disagreement first = shadow.disagreements().getFirst();
        Table rows = LoopModel.rows(300, AT.toEpochMilli(), turned);
        int row = (int) Duration.between(AT, first.at()).toMinutes();
        Predictions.Classes asked = (Predictions.Classes)
                new ModelValidation(runtimes()).answers(loop.model, candidate, rows.slice(row, row + 1));
        double[] shares = asked.probabilities().orElseThrow()[0];
        assertThat(first.gap()).isCloseTo(Math.abs(shares[0] - shares[1]), within(1e-6));
        assertThat(first.candidate()).isEqualTo(asked.labels()[0]);
        assertThat(first.outcome()).contains(rows.require(Recipe.DEFAULT_LABEL).text(row));

        long id = loop.engine.shadow().keep(LoopModel.ENGINEER, AT, candidate, shadow);
        PastValidation kept = loop.engine.training().pastValidation(id);
        assertThat(kept.kind()).isEqualTo(PastValidation.Kind.SHADOW);
        assertThat(kept.passed()).isEmpty();
        assertThat((List<?>) kept.detail().get("disagreements")).hasSize(100);
        assertThat(loop.engine.events().count(loop.model.id(), OptionalLong.empty(), ALL))
                .as("a replay leaves no event")
                .isEqualTo(before);
    }

    private Runtimes runtimes() {
        return new Runtimes(
                loop.engine.workspace().artifacts(), List.of(new OnnxModelRuntime(RuntimeLimits.defaults())), 2);
    }

    @Test
    void theVersionThatAnsweredAgreesWithItself() {
        long version = loop.firstVersion();
        loop.happens(World.USUAL, AT, Duration.ofMinutes(1), 50, Duration.ofMinutes(5));
        Shadow shadow = loop.engine.shadow().replay(loop.engine.registry().requireVersion(version), 1_000);
        assertThat(shadow.disagreements()).isEmpty();
        assertThat(shadow.sentence()).startsWith("The candidate answers 0 of 50 recorded events differently (0.0 %, ");
    }

    @Test
    void aReplayInPartsIsTheSameAndEndsWhereSomebodyStopsIt() {
        loop.firstVersion();
        loop.happens(new World(0, true), AT, Duration.ofSeconds(20), 2_300, Duration.ofMinutes(5));
        ModelVersion candidate = candidate(new World(0, true));
        List<Long> steps = new ArrayList<>();
        Progress watch = new Progress() {
            @Override
            public void at(long done, long total, String what) {
                assertThat(total).isEqualTo(2_300);
                steps.add(done);
            }

            @Override
            public boolean cancelled() {
                return steps.contains(1_000L);
            }
        };
        assertThatThrownBy(() -> loop.engine.shadow().replay(candidate, 5_000, watch))
                .isInstanceOf(CancellationException.class);
        assertThat(steps).containsExactly(0L, 1_000L);

        Shadow shadow = loop.engine.shadow().replay(candidate, 5_000);
        Table rows = LoopModel.rows(2_300, AT.toEpochMilli(), new World(0, true));
        assertThat(shadow.events()).isEqualTo(2_300);
        Disagreement oldest = shadow.disagreements().stream()
                .min(Comparator.comparing(Disagreement::at))
                .orElseThrow();
        int row = (int) (Duration.between(AT, oldest.at()).toSeconds() / 20);
        assertThat(((Predictions.Classes) new ModelValidation(runtimes())
                                .answers(loop.model, candidate, rows.slice(row, row + 1)))
                        .labels()[0])
                .isEqualTo(oldest.candidate());
    }

    @Test
    void whereNothingWasAskedNothingIsReplayed() {
        ModelVersion version = loop.engine.registry().requireVersion(loop.firstVersion());
        assertThatThrownBy(() -> loop.engine.shadow().replay(version, 100))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no answered event yet");
        assertThatThrownBy(() -> loop.engine.shadow().replay(version, 0)).hasMessageContaining("1 to 100000");
    }
}
