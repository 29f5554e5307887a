package io.modeldeck.app;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.time.Instant;

/** Which part of a model's history a rule is tried on, unless something else is asked for. */
public final class RuleStretch {

    private static final Duration USUAL = Duration.ofDays(30);

    private RuleStretch() {}

    /** The last thirty days. History ends with the series that is watched, else with the model's own present. */
    public static TimeRange of(Engine engine, ModelInfo model, AlertRule rule) {
        Instant end = rule.condition()
                .series()
                .flatMap(series -> engine.series().find(model.id(), series.name()))
                .map(series -> series.range().to())
                .orElseGet(() -> model.present(engine.clock().instant()));
        return TimeRange.endingAt(end, USUAL);
    }
}
