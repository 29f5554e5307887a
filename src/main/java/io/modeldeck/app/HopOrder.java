package io.modeldeck.app;

import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.Silence;
import io.modeldeck.alert.Silences;
import io.modeldeck.domain.Counted;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftService;
import io.modeldeck.drift.DriftState;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.RollupService;
import io.modeldeck.quality.QualityService;
import io.modeldeck.retraining.RetrainingService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one place that knows the order of a model's hops: rollups, quality, drift, alerts and, with them, retraining. Each has the name of its job. */
final class HopOrder {

    static final String FIVES = "fiveMinuteAggregation";
    static final String HOURS = "hourlyAggregation";
    static final String DAYS = "dailyAggregation";
    static final String QUALITY = "dataQualityCheck";
    static final String DRIFT = "driftCheck";
    static final String ALERTS = "alertCheck";
    private static final Set<String> JUDGING = Set.of(QUALITY, DRIFT, ALERTS);
    private static final Set<String> FREQUENT = Set.of(FIVES, ALERTS);

    private final RollupService rollups;
    private final QualityService quality;
    private final DriftService drift;
    private final AlertService alerts;
    private final Silences silences;
    private final RetrainingService retraining;
    private final Map<String, Hop> hops;

    HopOrder(
            RollupService rollups,
            QualityService quality,
            DriftService drift,
            AlertService alerts,
            Silences silences,
            RetrainingService retraining) {
        this.rollups = rollups;
        this.quality = quality;
        this.drift = drift;
        this.alerts = alerts;
        this.silences = silences;
        this.retraining = retraining;
        this.hops = inOrder();
    }

    private Map<String, Hop> inOrder() {
        Map<String, Hop> order = new LinkedHashMap<>();
        order.put(FIVES, (model, now) -> count(rollups.rollUp(model, Granularity.FIVE_MINUTES, now), "hour"));
        order.put(HOURS, (model, now) -> count(rollups.rollUp(model, Granularity.HOURLY, now), "hour"));
        order.put(DAYS, (model, now) -> count(rollups.rollUp(model, Granularity.DAILY, now), "day"));
        order.put(QUALITY, this::checkQuality);
        order.put(DRIFT, this::checkDrift);
        order.put(ALERTS, (model, now) -> evaluateAlerts(model, now, FullHour.is(now)));
        return Collections.unmodifiableMap(order);
    }

    /** By the names of their jobs, in their order. */
    Map<String, Hop> hops() {
        return hops;
    }

    /** The hop of that job. */
    Hop hop(String name) {
        return hops.get(name);
    }

    /** Whether it judges what others counted, so that it matters as of when it does. */
    static boolean judges(String name) {
        return JUDGING.contains(name);
    }

    /** Whether it comes every few minutes and mostly finds nothing new. */
    static boolean isFrequent(String name) {
        return FREQUENT.contains(name);
    }

    private String checkQuality(long modelId, Instant now) {
        return quality.check(modelId, now)
                .map(report -> report.findings().isEmpty()
                        ? "No findings."
                        : Counted.of(report.findings().size(), "finding", "findings"))
                .orElse("");
    }

    private String checkDrift(long modelId, Instant now) {
        List<DriftResult> results = drift.check(modelId, now);
        long drifted =
                results.stream().filter(r -> r.state() == DriftState.DRIFT).count();
        return results.isEmpty()
                ? ""
                : Counted.of(results.size(), "check", "checks") + ", "
                        + (drifted == 0 ? "no drift" : drifted + " drifted");
    }

    /** @param hour whether triggers are to be looked at although no alert fires: once an hour, so that those that need none are not forgotten */
    String evaluateAlerts(long modelId, Instant now, boolean hour) {
        int fired = alerts.evaluate(modelId, now).size();
        Optional<Silence> maintenance = silences.maintenance(modelId, now);
        boolean raised = maintenance.isEmpty()
                && (fired > 0 || hour)
                && retraining.consider(modelId, now).isPresent();
        List<String> done = new ArrayList<>();
        if (fired > 0) {
            done.add(Counted.of(fired, "alert", "alerts") + " fired");
        }
        if (raised) {
            done.add("retraining requested");
        }
        maintenance.ifPresent(
                why -> done.add("in maintenance until " + why.range().to() + ", no retraining considered"));
        return String.join("; ", done);
    }

    private static String count(int periods, String unit) {
        return periods == 0 ? "" : Counted.of(periods, unit, unit + "s") + " rolled up";
    }
}
