package io.modeldeck.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import io.modeldeck.training.validation.SuccessCriteria;
import io.modeldeck.validation.PastValidation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How candidates and imported versions are judged: beside the champion, on the same rows, by their criteria and checks. */
class CandidateValidationTest extends TrainingDesk {

    @Test
    void aCandidateIsComparedWithTheChampionOnTheSameHoldOut() {
        long champion = loop.firstVersion();
        Table reversed = LoopModel.rows(200, 5, new World(0, true));
        TrainingRun better = loop.train(reversed, LoopModel.recipe(), AT);
        ModelVersion candidate = version(better);
        assertThat(candidate.validation()).isEqualTo(Validation.PASSED);
        assertThat(accuracy(candidate.validationDetail().get("champion"))).isLessThan(.3);
        assertThat(accuracy(candidate.validationDetail().get("candidate"))).isGreaterThan(.7);
        assertThat(candidate.trainedFromId()).hasValue(champion);

        // Learns the reversed world, is held out on the usual one.
        Table mixed = concat(LoopModel.rows(160, 6, new World(0, true)), LoopModel.rows(40, 7, World.USUAL));
        TrainingRun worse = loop.train(mixed, LoopModel.recipe(), AT);
        assertThat(worse.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(worse.validationPassed()).hasValue(false);
        assertThat(version(worse).validation()).isEqualTo(Validation.FAILED);
        assertThat((String) worse.validationMetrics().get("sentence")).isNotBlank();
        assertThatThrownBy(() -> loop.promote(version(worse).id(), AT)).isInstanceOf(Problem.class);
    }

    private static Table concat(Table a, Table b) {
        List<Column> columns = new ArrayList<>();
        for (Column first : a.columns()) {
            Column second = b.require(first.name());
            if (first instanceof Column.Numeric(String name, double[] values)) {
                double[] joined = Arrays.copyOf(values, a.rows() + b.rows());
                System.arraycopy(((Column.Numeric) second).values(), 0, joined, a.rows(), b.rows());
                columns.add(new Column.Numeric(name, joined));
            } else {
                String[] joined = Arrays.copyOf(((Column.Categorical) first).values(), a.rows() + b.rows());
                System.arraycopy(((Column.Categorical) second).values(), 0, joined, a.rows(), b.rows());
                columns.add(new Column.Categorical(first.name(), joined));
            }
        }
        return Table.of(columns);
    }

    @Test
    void aSuccessCriterionThatIsMissedFailsTheCandidate() {
        TrainingRun run = loop.train(
                LoopModel.rows(200, 1, World.USUAL),
                LoopModel.recipe(new SuccessCriteria(Map.of("minAccuracy", .999))),
                AT);
        assertThat(run.validationPassed()).hasValue(false);
        assertThat(version(run).validation()).isEqualTo(Validation.FAILED);
    }

    @Test
    void anExternalChampionIsComparedByWhatItSaid() {
        ModelVersion external = loop.engine
                .registry()
                .addVersion(
                        LoopModel.ENGINEER,
                        AT,
                        NewVersion.external(loop.model.id(), "elsewhere", List.of("0", "1"), Map.of(), ""));
        loop.engine.promotion().promote(LoopModel.REVIEWER, AT, external.id(), Stage.STAGING, "Runs elsewhere.", true);
        loop.engine
                .promotion()
                .promote(LoopModel.REVIEWER, AT, external.id(), Stage.PRODUCTION, "Runs elsewhere.", true);
        int n = 200;
        Table rows = LoopModel.rows(n, 3, World.USUAL);
        Column outcome = rows.require(Recipe.DEFAULT_LABEL);
        List<io.modeldeck.domain.Prediction> events = new ArrayList<>();
        int rightOfHeldOut = 0;
        for (int i = 0; i < n; i++) {
            // Wrong in every fourth row.
            String said = i % 4 == 0 ? "1".equals(outcome.text(i)) ? "0" : "1" : outcome.text(i);
            rightOfHeldOut += i >= 160 && said.equals(outcome.text(i)) ? 1 : 0;
            events.add(new io.modeldeck.domain.Prediction(
                    "e" + i,
                    loop.model.id(),
                    external.id(),
                    AT.plusSeconds(i),
                    Map.of(
                            "x", ((Column.Numeric) rows.require("x")).values()[i],
                            "y", ((Column.Numeric) rows.require("y")).values()[i],
                            "noise", ((Column.Numeric) rows.require("noise")).values()[i]),
                    said,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    100,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(outcome.text(i))));
        }
        loop.engine.events().insert(events);
        Instant then = AT.plus(Duration.ofDays(1));
        loop.engine
                .training()
                .queue(
                        LoopModel.ENGINEER,
                        new NewRun(
                                loop.model.id(),
                                OptionalLong.empty(),
                                OptionalLong.of(external.id()),
                                TrainingType.RETRAIN,
                                TriggeredBy.USER,
                                "test",
                                LoopModel.recipe().document(),
                                then));
        TrainingRun run = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), then)
                .orElseThrow();
        assertThat(run.failureReason()).isEmpty();
        assertThat(accuracy(run.validationMetrics().get("champion"))).isEqualTo(rightOfHeldOut / 40.0, within(1e-12));
        assertThat(run.validationMetrics()).containsEntry("championVersion", external.shortLabel());
        assertThat(run.validationPassed()).hasValue(true);

        loop.engine.training().retry(LoopModel.ENGINEER, then, run.id());
        TrainingRun again = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), then)
                .orElseThrow();
        assertThat(again.failureReason()).isEmpty();
        assertThat(again.validationMetrics())
                .as("repeated, it is compared with what the champion said to the same rows")
                .containsEntry("champion", run.validationMetrics().get("champion"))
                .containsEntry("championVersion", external.shortLabel());

        ModelVersion judged = loop.engine
                .training()
                .validate(
                        LoopModel.ENGINEER,
                        then,
                        run.versionId().orElseThrow(),
                        LoopModel.rows(50, 8, World.USUAL),
                        Recipe.DEFAULT_LABEL,
                        SuccessCriteria.none());
        assertThat((String) judged.validationDetail().get("sentence"))
                .contains("runs elsewhere, and what it said to these rows is not recorded");
    }

    @Test
    void aCandidateThatLearnsFromLessIsComparedOnTheWholeRows() {
        loop.firstVersion();
        Recipe narrow = LoopModel.recipe().withFeatures(List.of("x"));
        Table rows = LoopModel.rows(200, 5, World.USUAL);
        TrainingRun run = loop.train(rows, narrow, AT);
        assertThat(run.failureReason()).isEmpty();
        assertThat(version(run).mapping().columns()).containsExactly("x");
        assertThat(run.validationMetrics()).containsKey("champion");
        assertThat(loop.train(rows, narrow, AT).validationMetrics().get("champion"))
                .isEqualTo(run.validationMetrics().get("champion"));

        TrainingRun retried = repeated(run);
        assertThat(version(retried).mapping().columns())
                .as("what the champion needs is kept, not learnt from")
                .containsExactly("x");
        assertThat(retried.validationMetrics().get("champion"))
                .isEqualTo(run.validationMetrics().get("champion"));
    }

    private TrainingRun repeated(TrainingRun run) {
        loop.engine.training().retry(LoopModel.ENGINEER, AT, run.id());
        return loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), AT)
                .orElseThrow();
    }

    @Test
    void whereTheChampionsColumnsAreNotThereTheSentenceSaysSo() {
        loop.firstVersion();
        Recipe narrow = LoopModel.recipe().withFeatures(List.of("x"));
        Table rows = LoopModel.rows(200, 5, World.USUAL).select(List.of("x", Recipe.DEFAULT_LABEL));
        TrainingRun run = loop.train(rows, narrow, AT);
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.validationMetrics()).doesNotContainKey("champion");
        assertThat((String) run.validationMetrics().get("sentence"))
                .contains("the champion loop v1 needs y, noise, which these rows do not have");
    }

    @Test
    void aRetrainingFromEventsWithFewerFeaturesIsComparedToo() {
        long first = loop.firstVersion();
        loop.happens(World.USUAL, AT, Duration.ofMinutes(1), 200, Duration.ofMinutes(1));
        Instant then = AT.plus(Duration.ofDays(1));
        loop.engine
                .training()
                .queue(
                        LoopModel.ENGINEER,
                        new NewRun(
                                loop.model.id(),
                                OptionalLong.empty(),
                                OptionalLong.of(first),
                                TrainingType.RETRAIN,
                                TriggeredBy.USER,
                                "test",
                                LoopModel.recipe().withFeatures(List.of("y")).document(),
                                then));
        TrainingRun run = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), then)
                .orElseThrow();
        assertThat(run.failureReason()).isEmpty();
        assertThat(version(run).mapping().columns()).containsExactly("y");
        assertThat(run.validationMetrics()).containsKey("champion");
        assertThat(run.validationPassed()).as("y alone says less").hasValue(false);
    }

    @Test
    void anImportedVersionPassesTheSameValidation() {
        long version = loop.firstVersion();
        ModelVersion good = loop.engine
                .training()
                .validate(
                        LoopModel.ENGINEER,
                        AT,
                        version,
                        LoopModel.rows(100, 9, World.USUAL),
                        Recipe.DEFAULT_LABEL,
                        new SuccessCriteria(Map.of("minAccuracy", .8)));
        assertThat(good.validation()).isEqualTo(Validation.PASSED);
        ModelVersion bad = loop.engine
                .training()
                .validate(
                        LoopModel.ENGINEER,
                        AT,
                        version,
                        LoopModel.rows(100, 9, new World(0, true)),
                        Recipe.DEFAULT_LABEL,
                        new SuccessCriteria(Map.of("minAccuracy", .8)));
        assertThat(bad.validation()).isEqualTo(Validation.FAILED);
    }

    @Test
    void theNewestLabelledEventsJudgeAVersionThatHasNotLearntFromThem() {
        long first = loop.firstVersion();
        TrainingService training = loop.engine.training();
        loop.happens(World.USUAL, AT, Duration.ofMinutes(1), 200, Duration.ofMinutes(1));
        Instant then = AT.plus(Duration.ofDays(1));
        training.queue(
                LoopModel.ENGINEER,
                new NewRun(
                        loop.model.id(),
                        OptionalLong.empty(),
                        OptionalLong.of(first),
                        TrainingType.RETRAIN,
                        TriggeredBy.USER,
                        "test",
                        LoopModel.recipe().document(),
                        then));
        ModelVersion second =
                version(training.runNext(OptionalLong.of(loop.model.id()), then).orElseThrow());
        SuccessCriteria criteria = new SuccessCriteria(Map.of("minAccuracy", .8));
        assertThatThrownBy(() -> training.validateRecent(LoopModel.ENGINEER, then, second.id(), 1_000, criteria))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is newer than what loop v2 learnt from");

        World now = new World(0, true);
        loop.happens(now, then, Duration.ofMinutes(1), 60, Duration.ofMinutes(1));
        Instant later = then.plus(Duration.ofDays(1));
        ModelVersion judged = training.validateRecent(LoopModel.ENGINEER, later, second.id(), 1_000, criteria);
        assertThat(judged.validation())
                .as("the world is the other way round now")
                .isEqualTo(Validation.FAILED);
        ModelVersion byHand = training.validate(
                LoopModel.ENGINEER,
                later,
                second.id(),
                LoopModel.rows(60, then.toEpochMilli(), now),
                Recipe.DEFAULT_LABEL,
                criteria);
        assertThat(judged.validationDetail().get("candidate"))
                .as("the 60 events since then, and none of the 200 that it learnt from")
                .isEqualTo(byHand.validationDetail().get("candidate"));
        assertThat(training.validateRecent(LoopModel.ENGINEER, later, second.id(), 25, criteria)
                        .validationDetail())
                .containsEntry("rows", 25);
        assertThat(training.validations(OptionalLong.empty(), OptionalLong.of(second.id()), 10))
                .hasSize(4);
    }

    private static Map<?, ?> part(Map<?, ?> document, String name) {
        return (Map<?, ?>) document.get(name);
    }

    private static String status(Map<?, ?> document, String check) {
        return ((List<?>) document.get("checks"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> check.equals(each.get("name")))
                        .map(each -> String.valueOf(each.get("status")))
                        .findFirst()
                        .orElse("");
    }

    @Test
    void aRunIsJudgedBesideTheChampionAndEveryJudgementIsKept() {
        loop.firstVersion();
        TrainingRun better = loop.train(LoopModel.rows(400, 5, new World(0, true)), LoopModel.recipe(), AT);
        Map<String, Object> found = version(better).validationDetail();
        assertThat(part(found, "comparison"))
                .extracting(c -> c.get("change"), c -> c.get("test"))
                .containsExactly("better", "mcnemar");
        assertThat(part(found, "comparison").get("sentence").toString())
                .contains("more accurate than loop v1 on the same 80 rows (95 % interval ");
        assertThat(part(part(found, "comparison"), "rocAuc").get("test")).isEqualTo("delong");
        assertThat(part(found, "agreement").get("rows")).isEqualTo(80);
        assertThat(part(found, "calibration").get("of")).isEqualTo("1");
        assertThat(part(found, "segments").get("tested")).isEqualTo(0);
        assertThat(status(found, "duplicates")).isEqualTo("ok");

        Table learnt = LoopModel.rows(400, 5, new World(0, true)).slice(0, 200);
        SuccessCriteria strict = SuccessCriteria.read(
                Map.of("minAccuracy", .5, "maxLatencyMs", 10_000, "maxSizeMb", 5, "failOn", List.of("duplicates")));
        ModelVersion again = loop.engine
                .training()
                .validate(LoopModel.ENGINEER, AT, version(better).id(), learnt, Recipe.DEFAULT_LABEL, strict);
        assertThat(again.validation()).isEqualTo(Validation.FAILED);
        assertThat(status(again.validationDetail(), "duplicates")).isEqualTo("failed");
        assertThat(again.validationDetail().get("sentence").toString())
                .startsWith(
                        "Failed by its checks, though its figures passed: 200 held-out rows of 200 (100.0 %) occur");
        assertThat(part(again.validationDetail(), "candidate"))
                .extracting(m -> m.containsKey("latencyMs"), m -> m.containsKey("sizeMb"))
                .containsExactly(true, true);

        List<PastValidation> history =
                loop.engine.training().validations(OptionalLong.of(loop.model.id()), OptionalLong.empty(), 10);
        assertThat(history)
                .extracting(PastValidation::kind, PastValidation::deploymentVersion, PastValidation::passed)
                .containsExactly(
                        tuple(PastValidation.Kind.ROWS, 2, Optional.of(false)),
                        tuple(PastValidation.Kind.RUN, 2, Optional.of(true)),
                        tuple(PastValidation.Kind.RUN, 1, Optional.of(true)));
        assertThat(history.get(1).runId()).hasValue(better.id());
        assertThat(history.get(1).champion()).contains("loop v1");
        assertThat(loop.engine.training().pastValidation(history.get(1).id()).detail())
                .as("what a later judgement replaced is there")
                .isEqualTo(found);
    }
}
