package io.modeldeck.report;

import io.modeldeck.alert.DriftOutlook;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineSource;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What would come of another baseline.
 *
 * @param rows that it would hold
 * @param range their event time; empty where they have none
 * @param calmed what drifts now and would not
 * @param stirred what would drift and does not now
 */
public record BaselineOutlook(
        long rows,
        Optional<TimeRange> range,
        List<DriftResult> calmed,
        List<DriftResult> stirred,
        DriftOutlook alerts) {

    /** Reads only. The newest check is what it is held against; of a model that lives in the past, in its own present. */
    public static BaselineOutlook of(Engine engine, long model, long version, BaselineSource source, Instant now) {
        Optional<TimeRange> range = range(source);
        long rows = source instanceof BaselineSource.Kept kept
                ? kept.baseline().rows()
                : range.map(of -> engine.events().count(model, OptionalLong.of(version), of))
                        .orElse(0L);
        List<DriftResult> newest = engine.drift().latest(model);
        List<DriftResult> tried = rows == 0
                ? List.of()
                : engine.drift()
                        .trial(
                                model,
                                version,
                                source,
                                engine.registry().requireModel(model).present(now));
        return new BaselineOutlook(
                rows,
                range,
                onlyIn(drifting(newest), drifting(tried)),
                onlyIn(drifting(tried), drifting(newest)),
                engine.alerts().outlook(model, newest, tried));
    }

    private static Optional<TimeRange> range(BaselineSource source) {
        return switch (source) {
            case BaselineSource.Kept kept -> kept.baseline().range();
            case BaselineSource.Fixed fixed -> Optional.of(fixed.range());
            case BaselineSource.Rolling rolling -> Optional.of(rolling.first());
        };
    }

    private static List<DriftResult> drifting(List<DriftResult> results) {
        return results.stream()
                .filter(result -> result.type() != DriftType.CONCEPT && result.state() == DriftState.DRIFT)
                .filter(result -> result.feature().isPresent())
                .toList();
    }

    private static List<DriftResult> onlyIn(List<DriftResult> these, List<DriftResult> others) {
        return these.stream()
                .filter(result -> others.stream()
                        .noneMatch(other ->
                                other.type() == result.type() && other.feature().equals(result.feature())))
                .toList();
    }
}
