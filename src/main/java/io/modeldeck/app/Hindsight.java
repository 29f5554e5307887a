package io.modeldeck.app;

import static io.modeldeck.app.HopOrder.ALERTS;
import static io.modeldeck.app.HopOrder.DRIFT;
import static io.modeldeck.app.HopOrder.QUALITY;

import io.modeldeck.alert.AlertService;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftService;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.quality.QualityService;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges a model again where events or labels came in late: the newest checks are made again with them, each for its own moment, and the rules look at
 * what they say. A check of one moment takes the place of the one before; earlier moments keep what was found then.
 */
final class Hindsight {

    private final Database database;
    private final Jobs jobs;
    private final QualityService quality;
    private final DriftService drift;
    private final AlertService alerts;
    private final HopOrder order;

    Hindsight(
            Database database,
            Jobs jobs,
            QualityService quality,
            DriftService drift,
            AlertService alerts,
            HopOrder order) {
        this.database = database;
        this.jobs = jobs;
        this.quality = quality;
        this.drift = drift;
        this.alerts = alerts;
        this.order = order;
    }

    /** The newest moment of the model's own time at which its data or its drift was checked; empty before the first. */
    Optional<Instant> judgedUntil(long modelId) {
        return newest(Stream.of(dataCheckedAt(modelId), driftCheckedAt(modelId)));
    }

    /**
     * For events that came in late, with or without labels. Figures must be up to date.
     *
     * @return the moment up to which was judged again; empty where nothing was judged before
     */
    Optional<Instant> withEvents(long modelId) {
        return database.transaction(() -> {
            forget(modelId);
            dataCheckedAt(modelId).ifPresent(at -> order.hop(QUALITY).work(modelId, at));
            driftCheckedAt(modelId).ifPresent(at -> order.hop(DRIFT).work(modelId, at));
            return judge(modelId, judgedUntil(modelId));
        });
    }

    /**
     * For labels that came in late: they say nothing about the data, but about predictions and concept. Figures must be up to date.
     *
     * @param until drift is checked for this moment at least, the end of what is known of the model
     * @return the moment for which was judged
     */
    Instant withLabels(long modelId, Instant until) {
        return database.transaction(() -> {
            forget(modelId);
            Instant at = newest(Stream.of(Optional.of(until), driftCheckedAt(modelId)))
                    .orElseThrow();
            order.hop(DRIFT).work(modelId, at);
            return judge(modelId, Optional.of(at)).orElseThrow();
        });
    }

    /** Rules look at the moment, but never at one that lies before their last look. */
    private Optional<Instant> judge(long modelId, Optional<Instant> at) {
        Optional<Instant> moment = newest(Stream.of(at, lastRun(ALERTS, modelId)));
        moment.ifPresent(now -> order.hop(ALERTS).work(modelId, now));
        return moment;
    }

    /** What is remembered was read before they came in. */
    private void forget(long modelId) {
        drift.relearn(modelId);
        alerts.forget(modelId);
    }

    /** A job notes the time for which it was due; by the clock it ran a little later, and what it left says when. */
    private Optional<Instant> dataCheckedAt(long modelId) {
        return newest(
                Stream.of(lastRun(QUALITY, modelId), quality.latest(modelId).map(QualityReport::at)));
    }

    private Optional<Instant> driftCheckedAt(long modelId) {
        return newest(Stream.of(
                lastRun(DRIFT, modelId),
                drift.latest(modelId).stream().findFirst().map(DriftResult::at)));
    }

    private Optional<Instant> lastRun(String job, long modelId) {
        return jobs.find(job, modelId).flatMap(found -> jobs.last(found.id())).map(JobRun::at);
    }

    private static Optional<Instant> newest(Stream<Optional<Instant>> moments) {
        return moments.flatMap(Optional::stream).max(Instant::compareTo);
    }
}
