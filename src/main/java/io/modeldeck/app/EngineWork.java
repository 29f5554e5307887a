package io.modeldeck.app;

import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.schedule.EngineSessions;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.ServingVersions;

/** What is done on its own, by the clock or by event time, and what keeps the workspace in order. */
final class EngineWork {

    final ScheduledHops hops;
    final Retention retention;
    final EngineSessions sessions;
    final EngineRuntime runtime;
    final Compacting compacting;

    EngineWork(EngineGround ground, EngineMonitoring monitoring, EngineLifecycle lifecycle) {
        Database database = ground.database;
        HopOrder order = new HopOrder(
                monitoring.rollups,
                monitoring.quality,
                monitoring.drift,
                monitoring.alerts,
                monitoring.silences,
                lifecycle.retraining);
        News news = new News(monitoring.events, monitoring.series);
        this.hops = new ScheduledHops(
                database,
                ground.jobs,
                ground.config,
                new ServingVersions(ground.registry, monitoring.events),
                monitoring.rollups,
                order,
                new HistoryWork(database, ground.jobs, order, monitoring.alerts, news, ground.clock),
                new Hindsight(database, ground.jobs, monitoring.quality, monitoring.drift, monitoring.alerts, order),
                ground.clock);
        this.retention = new Retention(database, ground.registry, ground.config, hops, ground.audit);
        this.sessions = new EngineSessions(database);
        this.runtime = new EngineRuntime(database);
        this.compacting = new Compacting(ground.workspace, database, lifecycle.training, ground.audit);
    }
}
