package io.modeldeck.app;

import io.modeldeck.alert.AlertService;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stretch of a model's own time, worked from due time to due time as the clock would, leaving out what can find nothing new. */
final class Timeline {

    /** After so long without an event, rollups and alerts have settled and may skip to the next one. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private final long modelId;
    private final Instant end;
    private final List<TimelineJob> jobs;
    private final AlertService alerts;
    private final News news;
    private final Companion companion;

    /** @param jobs in the order of their hops */
    Timeline(long modelId, Instant end, List<TimelineJob> jobs, AlertService alerts, News news, Companion companion) {
        this.modelId = modelId;
        this.end = end;
        this.jobs = jobs;
        this.alerts = alerts;
        this.news = news;
        this.companion = companion;
    }

    void work() {
        Optional<Instant> tick = nextTick();
        while (tick.isPresent() && !tick.get().isAfter(end)) {
            companion.before(tick.get());
            work(tick.get());
            companion.after(tick.get());
            tick = nextTick();
        }
    }

    private Optional<Instant> nextTick() {
        return jobs.stream().map(TimelineJob::due).min(Instant::compareTo);
    }

    private void work(Instant now) {
        // What begins at a full hour is rolled up at its first tick after that.
        Instant ahead = FullHour.is(now) ? now : companion.ahead(now);
        boolean measured = false;
        for (TimelineJob job : jobs) {
            boolean judges = job.evaluatesAlerts();
            boolean due = job.isDue(now) && !(judges && !measured && waits(job, now, ahead));
            // What was just measured is judged at once, not at the next check of alerts.
            if (due || measured && judges) {
                measured |= job.run(now, companion.ahead(now));
            }
        }
        if (FullHour.is(now)) {
            skipSilence(now);
        }
    }

    /**
     * What lies ahead is rolled up whole at its first tick. Where its metrics can move no alert, alerts wait for its end, or at least for that
     * of the hour; what a check finds meanwhile is judged at once all the same.
     */
    private boolean waits(TimelineJob judge, Instant now, Instant ahead) {
        if (FullHour.is(now)) {
            return false;
        }
        return waitsFor(ahead, judge, now)
                || FullHour.liesBetween(now, ahead) && waitsFor(FullHour.after(now), judge, now);
    }

    private boolean waitsFor(Instant moment, TimelineJob judge, Instant now) {
        if (!alerts.isCalm(modelId, new TimeRange(now, moment))) {
            return false;
        }
        judge.waitUntil(moment);
        return true;
    }

    /** Nothing can change between here and the next event or value of a series, so the frequent jobs wait for it. */
    private void skipSilence(Instant now) {
        // Where none is known, what comes in later may begin right behind this stretch.
        Instant next = news.atOrAfter(modelId, now.minus(SETTLED)).orElse(end);
        if (next.isBefore(now) || alerts.watchesSilence(modelId)) {
            return;
        }
        for (TimelineJob job : jobs) {
            if (job.isFrequent() && job.due().isBefore(next)) {
                job.waitUntil(next.minusMillis(1));
            }
        }
    }
}
