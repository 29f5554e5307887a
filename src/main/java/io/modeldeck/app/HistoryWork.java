package io.modeldeck.app;

import io.modeldeck.alert.AlertService;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works histories through in their own time, a day to a transaction. Due times are kept in memory and written once for each of them. */
final class HistoryWork {

    /** Event time worked through in one transaction: long enough to save commits, short enough to let others write. */
    private static final Duration BATCH = Duration.ofDays(1);

    private final Database database;
    private final Jobs jobs;
    private final HopOrder order;
    private final AlertService alerts;
    private final News news;
    private final Clock clock;

    HistoryWork(Database database, Jobs jobs, HopOrder order, AlertService alerts, News news, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.order = order;
        this.alerts = alerts;
        this.news = news;
        this.clock = clock;
    }

    /** Works everything that is due up to {@code until}, each due time on its own; the model has its jobs. */
    void workThrough(long modelId, Instant until, Companion companion) {
        Optional<Instant> next = jobs.nextDue(modelId);
        while (next.isPresent() && !next.get().isAfter(until)) {
            Instant start = next.get();
            Instant end = start.plus(BATCH).isBefore(until) ? start.plus(BATCH) : until;
            database.transaction(() -> {
                workDay(modelId, end, end.equals(until), companion);
                return null;
            });
            next = jobs.nextDue(modelId);
        }
    }

    private void workDay(long modelId, Instant end, boolean last, Companion companion) {
        Instant started = clock.instant();
        List<TimelineJob> due = dueJobs(modelId);
        due.forEach(job -> job.promise(jobs, end));
        new Timeline(modelId, end, due, alerts, news, companion).work();
        for (TimelineJob job : due) {
            if (last) {
                job.followClockAfter(end);
            }
            job.store(jobs, started);
        }
    }

    private List<TimelineJob> dueJobs(long modelId) {
        List<TimelineJob> inOrder = new ArrayList<>();
        order.hops()
                .forEach((name, hop) -> jobs.find(name, modelId)
                        .filter(job -> !job.paused())
                        .ifPresent(job -> inOrder.add(new TimelineJob(job, hop))));
        return inOrder;
    }
}
