package io.modeldeck.metrics;

import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ChangeKind;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Promotion;
import io.modeldeck.registry.StageChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what a {@link PromotionWatch} judges. Nothing is stored: the figures of the rollups are all that it takes. */
public final class PromotionWatches {

    private final Promotion promotion;
    private final MetricsService metrics;

    public PromotionWatches(Promotion promotion, MetricsService metrics) {
        this.promotion = promotion;
        this.metrics = metrics;
    }

    /**
     * The watch that is on: the version in production came there by a promotion in the last {@link PromotionWatch#LENGTH}. After a rollback nobody is
     * watched, and neither is a historical model, whose calls were made long ago.
     */
    public Optional<PromotionWatch> of(ModelInfo model, Instant now) {
        return model.isHistorical(now) ? Optional.empty() : of(promotion.stageHistory(model.id()), now);
    }

    /** {@link #of(ModelInfo, Instant)} where the model's stage history was read before, in any order. */
    Optional<PromotionWatch> of(List<StageChange> history, Instant now) {
        return history.stream()
                .filter(move -> move.to() == Stage.PRODUCTION && move.until().isEmpty())
                .filter(move -> move.kind() == ChangeKind.PROMOTION)
                .filter(move ->
                        !move.at().isAfter(now) && now.isBefore(move.at().plus(PromotionWatch.LENGTH)))
                .findFirst()
                .map(move -> watch(move, replaced(history, move), now));
    }

    private static Optional<StageChange> replaced(List<StageChange> history, StageChange promoted) {
        return history.stream()
                .filter(move ->
                        move.kind() == ChangeKind.REPLACEMENT && move.at().equals(promoted.at()))
                .findFirst();
    }

    private PromotionWatch watch(StageChange promoted, Optional<StageChange> replaced, Instant now) {
        TimeRange before = TimeRange.endingAt(promoted.at(), PromotionWatch.BEFORE);
        return new PromotionWatch(
                promoted.deploymentVersion(),
                replaced.map(move -> OptionalInt.of(move.deploymentVersion())).orElse(OptionalInt.empty()),
                promoted.at(),
                // no version has the number 0, so there is nothing to find where nobody was replaced
                metrics.summary(
                        promoted.modelId(),
                        OptionalLong.of(replaced.map(StageChange::versionId).orElse(0L)),
                        before),
                metrics.summary(
                        promoted.modelId(), OptionalLong.of(promoted.versionId()), new TimeRange(promoted.at(), now)));
    }
}
