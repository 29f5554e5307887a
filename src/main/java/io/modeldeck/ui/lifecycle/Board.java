package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.registry.StageWish;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.RangeChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** All models with their versions by stage, read in one go off the FX thread. */
record Board(List<Row> rows) {

    static final Duration RECENT = Duration.ofDays(7);
    /** Stands for the comment that the dialog will ask for. */
    private static final String SOME_COMMENT = "…";

    /**
     * One model.
     *
     * @param history every stage change, the newest first
     * @param wayBack whether a rollback goes on as it is; empty where there is nothing to go back to
     */
    record Row(ModelInfo model, List<Card> cards, List<StageChange> history, Optional<Decision> wayBack) {

        List<Card> in(Stage stage) {
            return cards.stream()
                    .filter(card -> card.version().stage() == stage)
                    .toList();
        }

        Optional<Card> production() {
            return in(Stage.PRODUCTION).stream().findFirst();
        }

        Optional<Card> find(long versionId) {
            return cards.stream()
                    .filter(card -> card.version().id() == versionId)
                    .findFirst();
        }
    }

    static Board read(Engine engine, Actor actor, Instant now) {
        return new Board(engine.registry().models().stream()
                .map(model -> row(engine, actor, now, model))
                .toList());
    }

    /** One model with its versions. */
    static Row row(Engine engine, Actor actor, Instant now, ModelInfo model) {
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
                .map(version -> card(engine, actor, now, model, version, versions, history, back, names))
                .toList();
        return new Row(model, cards, history, engine.promotion().checkRollback(now, model.id()));
    }

    private static Card card(
            Engine engine,
            Actor actor,
            Instant now,
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
                targets(engine, actor, now, version, wayBack),
                version.stage() == Stage.PRODUCTION
                        ? Optional.of(live(engine, now, model, version, here))
                        : Optional.empty(),
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

    private static Map<Stage, Decision> targets(
            Engine engine, Actor actor, Instant now, ModelVersion version, boolean wayBack) {
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

    private static Card.Live live(
            Engine engine, Instant now, ModelInfo model, ModelVersion version, Optional<StageChange> here) {
        // the same days that the overview shows
        TimeRange recent = new RangeChoice.Last(RECENT).resolve(model, now);
        Instant end = recent.to();
        Instant since = here.map(StageChange::at).orElse(version.createdAt());
        Instant from = since.isAfter(recent.from()) ? since : recent.from();
        if (!from.isBefore(end)) {
            return new Card.Live(since, 0, Double.NaN, Double.NaN, Double.NaN);
        }
        MetricPeriod period =
                engine.metrics().summary(model.id(), OptionalLong.of(version.id()), new TimeRange(from, end));
        double accuracy =
                period.labelledCount() > 0 ? (double) period.correctCount() / period.labelledCount() : Double.NaN;
        boolean classes = model.task() == io.modeldeck.domain.TaskType.CLASSIFICATION;
        return new Card.Live(
                since,
                period.requestCount(),
                MetricName.P95_LATENCY.of(period),
                period.errorRate(),
                classes ? accuracy : Double.NaN);
    }

    Optional<Row> find(long modelId) {
        return rows.stream().filter(row -> row.model().id() == modelId).findFirst();
    }

    long versions() {
        return rows.stream().mapToLong(row -> row.cards().size()).sum();
    }
}
