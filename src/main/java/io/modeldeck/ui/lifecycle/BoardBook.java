package io.modeldeck.ui.lifecycle;

import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftTally;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.registry.StageWish;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.selection.RangeChoice;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads the board, off the FX thread. */
final class BoardBook {

    /** Stands for the comment that the dialog will ask for. */
    private static final String SOME_COMMENT = "…";

    private final Engine engine;
    private final Actor actor;
    private final Instant now;

    /** @param actor who would move versions */
    BoardBook(Engine engine, Actor actor, Instant now) {
        this.engine = engine;
        this.actor = actor;
        this.now = now;
    }

    Board read() {
        Map<Long, List<OpenAlerts>> open =
                engine.alerts().openCounts().stream().collect(Collectors.groupingBy(OpenAlerts::modelId));
        return new Board(engine.registry().models().stream()
                .map(model -> row(model, open.getOrDefault(model.id(), List.of())))
                .toList());
    }

    /** One model with its versions. */
    Board.Row row(ModelInfo model) {
        return row(
                model,
                engine.alerts().openCounts().stream()
                        .filter(open -> open.modelId() == model.id())
                        .toList());
    }

    private Board.Row row(ModelInfo model, List<OpenAlerts> open) {
        List<ModelVersion> versions = engine.registry().versions(model.id());
        List<StageChange> history = engine.promotion().stageHistory(model.id()).stream()
                .sorted(Comparator.comparing(StageChange::at)
                        .thenComparing(StageChange::id)
                        .reversed())
                .toList();
        OptionalLong back = versions.stream()
                .filter(version -> version.stage() == Stage.PRODUCTION)
                .findFirst()
                .map(ModelVersion::parentId)
                .orElse(OptionalLong.empty());
        Map<String, Long> names = engine.aliases().of(model.id());
        List<Card> cards = versions.stream()
                .sorted(Comparator.comparingInt(ModelVersion::deploymentVersion).reversed())
                .map(version -> card(model, version, versions, history, back, names))
                .toList();
        Optional<WayBack> wayBack = back.isEmpty()
                ? Optional.empty()
                : Optional.of(WayBack.of(
                        engine.registry().requireVersion(back.getAsLong()),
                        engine.promotion().checkRollback(now, model.id()).orElseThrow(),
                        engine.promotion().checkRollback(now, model.id(), true).orElseThrow(),
                        history));
        return new Board.Row(
                model,
                cards,
                history,
                wayBack,
                open,
                versions.stream()
                        .findFirst()
                        .flatMap(version -> engine.promotion().frozen(version, now)));
    }

    private Card card(
            ModelInfo model,
            ModelVersion version,
            List<ModelVersion> versions,
            List<StageChange> history,
            OptionalLong back,
            Map<String, Long> names) {
        Optional<StageChange> here = history.stream()
                .filter(change -> change.versionId() == version.id() && change.to() == version.stage())
                .findFirst();
        boolean wayBack = back.isPresent() && back.getAsLong() == version.id();
        return new Card(
                version,
                here,
                targets(version, wayBack),
                version.stage() == Stage.PRODUCTION ? Optional.of(live(model, version, here)) : Optional.empty(),
                version.stage() == Stage.PRODUCTION ? engine.promotionWatches().of(model, now) : Optional.empty(),
                versions.stream()
                        .filter(other -> version.parentId().isPresent()
                                && other.id() == version.parentId().getAsLong())
                        .findFirst(),
                wayBack,
                names.entrySet().stream()
                        .filter(name -> name.getValue() == version.id())
                        .map(Map.Entry::getKey)
                        .toList(),
                version.stage() == Stage.STAGING ? engine.promotion().frozen(version, now) : Optional.empty());
    }

    private Map<Stage, Decision> targets(ModelVersion version, boolean wayBack) {
        Map<Stage, Decision> targets = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            if (stage == Stage.PRODUCTION && wayBack) {
                targets.put(stage, new Decision.Accepted("A rollback leads here."));
            } else if (stage != version.stage()) {
                boolean unvalidated = version.validation() == Validation.NONE;
                targets.put(
                        stage,
                        engine.promotion()
                                .check(
                                        actor,
                                        now,
                                        StageWish.of(version.id(), stage, SOME_COMMENT)
                                                .unvalidated(unvalidated)
                                                .overFreeze(true)));
            }
        }
        return targets;
    }

    private Card.Live live(ModelInfo model, ModelVersion version, Optional<StageChange> here) {
        // the same days that the overview shows
        TimeRange recent = new RangeChoice.Last(Board.RECENT).resolve(model, now);
        Instant end = recent.to();
        Instant since = here.map(StageChange::at).orElse(version.createdAt());
        Instant from = since.isAfter(recent.from()) ? since : recent.from();
        if (!from.isBefore(end)) {
            return new Card.Live(since, 0, Double.NaN, Double.NaN, Double.NaN, new DriftTally(0, 0, Optional.empty()));
        }
        MetricPeriod period =
                engine.metrics().summary(model.id(), OptionalLong.of(version.id()), new TimeRange(from, end));
        double accuracy =
                period.labelledCount() > 0 ? (double) period.correctCount() / period.labelledCount() : Double.NaN;
        boolean classes = model.task() == TaskType.CLASSIFICATION;
        return new Card.Live(
                since,
                period.requestCount(),
                MetricName.P95_LATENCY.of(period),
                period.errorRate(),
                classes ? accuracy : Double.NaN,
                engine.drift().tally(version, new TimeRange(from, end)));
    }
}
