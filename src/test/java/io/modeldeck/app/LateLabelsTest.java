package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.inference.PredictionContext;
import io.modeldeck.telemetry.Feedback;
import io.modeldeck.telemetry.FeedbackImportOptions;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A concept that turned while nobody knew the outcomes: their import tells, and the rules hear of it. */
class LateLabelsTest {

    private static final Instant START = LoopModel.START;
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Instant TURNED = START.plus(Duration.ofDays(1));
    private static final Instant END = TURNED.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private LoopModel loop;
    private Table turned;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder.resolve("workspace"));
        long version = loop.firstVersion();
        loop.happens(World.USUAL, START, Duration.ofMinutes(2), 720, Duration.ZERO);
        loop.engine
                .baselines()
                .setFromEvents(
                        LoopModel.ENGINEER,
                        TURNED,
                        loop.model.id(),
                        version,
                        new TimeRange(START, TURNED),
                        BaselineKind.FIXED,
                        "as it was");
        turned = LoopModel.rows(288, 7, new World(0, true));
        List<Instant> at = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 288; i++) {
            at.add(TURNED.plus(STEP.multipliedBy(i)));
            ids.add("t" + i);
        }
        loop.engine
                .inference()
                .predictAndRecord(
                        loop.engine.registry().serving(loop.model.id(), OptionalInt.empty()),
                        turned.select(List.of("x", "y", "noise")),
                        PredictionContext.of(at, ids));
        loop.engine.hops().workThrough(loop.model.id(), TURNED, END, Companion.none());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    /** @param known how long after its event a label became known; empty: nobody says */
    private ImportedLabels labels(int from, int to, Optional<Duration> known) throws IOException {
        Column truth = turned.require(Recipe.DEFAULT_LABEL);
        StringBuilder csv = new StringBuilder("id,truth,known\n");
        for (int i = from; i < to; i++) {
            Instant at = TURNED.plus(STEP.multipliedBy(i)).plus(known.orElse(Duration.ZERO));
            csv.append("t" + i + "," + truth.text(i) + "," + at + "\n");
        }
        Path file = Files.writeString(folder.resolve("labels.csv"), csv);
        FeedbackImportOptions options = new FeedbackImportOptions(
                Optional.of("id"),
                Optional.empty(),
                "truth",
                known.map(delay -> "known"),
                false,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
        return loop.engine.imports().feedback(LoopModel.ENGINEER, file, "loop", options, Progress.none());
    }

    /** Labels that a program gives one by one, as an application does that calls the model. */
    private void given(int from, int to) {
        Column truth = turned.require(Recipe.DEFAULT_LABEL);
        for (int i = from; i < to; i++) {
            Instant known = TURNED.plus(STEP.multipliedBy(i));
            loop.engine
                    .feedback()
                    .record(loop.model.id(), List.of(new Feedback("t" + i, truth.text(i), Optional.of(known))));
        }
    }

    @Test
    void labelsGivenLateReachTheirPeriodAndTheConceptByTheJobsThatAreDue() {
        given(282, 288);
        Instant first = END.plus(Duration.ofHours(6));
        loop.engine.hops().runDue(loop.model.id(), first);
        assertThat(concept().state()).as("too few of the turned ones").isEqualTo(DriftState.NO_DRIFT);

        given(0, 282);
        Instant next = first.plus(Duration.ofHours(6));
        loop.engine.hops().runDue(loop.model.id(), next);
        assertThat(concept().state())
                .as("also those that became known before what was read already")
                .isEqualTo(DriftState.DRIFT);
        assertThat(conceptAlerts()).hasSize(1);
        assertThat(loop.engine
                        .metrics()
                        .summary(loop.model.id(), OptionalLong.empty(), new TimeRange(TURNED, END))
                        .labelledCount())
                .isEqualTo(288);
    }

    private DriftResult concept() {
        return loop.engine.drift().latest(loop.model.id()).stream()
                .filter(result ->
                        result.type() == DriftType.CONCEPT && result.feature().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private List<Alert> conceptAlerts() {
        return loop.engine.alerts().open(OptionalLong.of(loop.model.id())).stream()
                .filter(alert -> alert.ruleName().equals("concept drift"))
                .toList();
    }

    @Test
    void labelsOfTheDayThatWasJudgedRaiseTheAlertAndTheRequest() throws IOException {
        assertThat(labels(282, 288, Optional.empty()).judged()).contains(END);
        assertThat(conceptAlerts()).as("half an hour of labels says too little").isEmpty();

        ImportedLabels rest = labels(0, 282, Optional.empty());
        assertThat(rest.report().labelled()).isEqualTo(282);
        assertThat(rest.judged()).contains(END);
        assertThat(conceptAlerts())
                .as("also labels from before those that were read already")
                .singleElement()
                .satisfies(alert -> assertThat(alert.firedAt()).contains(END));
        assertThat(loop.engine.retraining().requests(OptionalLong.of(loop.model.id()), Optional.empty(), 10))
                .as("an alert that fires asks for a retraining")
                .hasSize(1);
    }

    @Test
    void labelsThatBecameKnownAfterTheLastEventAreJudgedWhenTheyDid() throws IOException {
        Duration week = Duration.ofDays(7);
        assertThat(labels(0, 288, Optional.of(week)).judged()).contains(END.plus(week));
        assertThat(conceptAlerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.firedAt().orElseThrow())
                        .as("at a check of the day on which they came, not at the end")
                        .isAfter(TURNED.plus(week))
                        .isBefore(END.plus(week)));
    }

    @Test
    void aRuleOnQualitySeesLabelsOfAWindowThatItHasLookedAt() throws IOException {
        loop.rule(END, "f1", Map.of("metric", "f1", "operator", "<", "threshold", .5));
        assertThat(loop.engine.alerts().evaluate(loop.model.id(), END)).isEmpty();
        labels(0, 288, Optional.empty());
        assertThat(loop.engine.alerts().open(OptionalLong.of(loop.model.id())))
                .extracting(Alert::ruleName)
                .contains("f1");
    }
}
