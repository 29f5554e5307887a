package io.modeldeck.app;

import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.RuleHistory;
import io.modeldeck.alert.Silences;
import io.modeldeck.annotation.Annotations;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.drift.DriftService;
import io.modeldeck.metrics.LiveWindows;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.RollupService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.quality.Constraints;
import io.modeldeck.quality.QualityService;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventIntake;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.FeedbackService;
import java.time.Clock;

/** What is known of the predictions that were made: events, their figures, drift, quality, and the alerts that follow. */
final class EngineMonitoring {

    final EventStore events;
    final EventIntake intake;
    final FeedbackService feedback;
    final Datasets datasets;
    final LiveWindows liveWindows;
    final RollupService rollups;
    final MetricsService metrics;
    final SeriesService series;
    final BaselineService baselines;
    final DriftService drift;
    final QualityService quality;
    final Constraints constraints;
    final Annotations annotations;
    final AlertRules alertRules;
    final AlertService alerts;
    final RuleHistory ruleHistory;
    final Silences silences;

    EngineMonitoring(EngineGround ground) {
        Database database = ground.database;
        Registry registry = ground.registry;
        AuditLog audit = ground.audit;
        Clock clock = ground.clock;
        this.events = new EventStore(database, clock);
        this.intake = new EventIntake(database, events);
        this.liveWindows = new LiveWindows(database, clock.instant());
        intake.addListener(liveWindows);
        this.feedback = new FeedbackService(database);
        this.datasets = new Datasets(database, ground.workspace.artifacts(), clock);
        this.rollups = new RollupService(database, clock);
        this.metrics = new MetricsService(database);
        this.series = new SeriesService(database, audit, clock);
        this.baselines = new BaselineService(database, registry, datasets, events, audit, clock);
        this.drift = new DriftService(database, registry, ground.config, events, baselines, clock);
        feedback.addListener(drift::relearn);
        this.quality = new QualityService(database, registry, ground.config, events, datasets, clock);
        this.constraints = new Constraints(database, events, audit, clock);
        this.annotations = new Annotations(database, registry, audit, clock);
        this.alertRules = new AlertRules(database, audit, clock);
        this.alerts =
                new AlertService(database, alertRules, metrics, series, ground.jobs, ground.settings, audit, clock);
        this.ruleHistory = new RuleHistory(database, metrics, series);
        this.silences = new Silences(database, ground.settings, audit, clock);
    }
}
