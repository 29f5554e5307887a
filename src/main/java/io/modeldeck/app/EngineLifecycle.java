package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.metrics.PromotionWatches;
import io.modeldeck.recipe.CodeTraining;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.Promotion;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.EvidenceBook;
import io.modeldeck.retraining.RequesterPolicy;
import io.modeldeck.retraining.RetrainingService;
import io.modeldeck.retraining.Triggers;
import io.modeldeck.search.SearchService;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.execution.RunRows;
import io.modeldeck.training.execution.RunWork;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.execution.TrialWork;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.validation.ShadowReplay;
import io.modeldeck.worker.WorkerService;
import io.modeldeck.worker.WorkerSettings;
import java.time.Clock;

/** What makes a better version and brings it in: training, searches, retraining requests and promotion. */
final class EngineLifecycle {

    final Promotion promotion;
    final PromotionWatches watches;
    final TrainingService training;
    final RecipeBook recipes;
    final WorkerSettings workerSettings;
    final WorkerService externalWorkers;
    final SearchService searches;
    final ShadowReplay shadow;
    final RetrainingService retraining;

    EngineLifecycle(EngineGround ground, EngineMonitoring monitoring, EngineModels models) {
        Database database = ground.database;
        Registry registry = ground.registry;
        AuditLog audit = ground.audit;
        Clock clock = ground.clock;
        EventStore events = monitoring.events;
        this.promotion =
                new Promotion(database, registry, audit, clock, new RequesterPolicy(database, ground.config, clock));
        this.watches = new PromotionWatches(promotion, monitoring.metrics);
        RunRows rows = new RunRows(events, monitoring.datasets, registry);
        this.training = new TrainingService(
                database,
                registry,
                rows,
                new RunWork(registry, rows, models.modelIntake, models.runtimes, monitoring.baselines),
                audit,
                clock,
                () -> ground.everywhere().training().parallelRuns());
        this.recipes = new RecipeBook(database, audit, clock);
        this.searches = new SearchService(database, registry, training, new TrialWork(registry, rows), audit, clock);
        this.shadow = new ShadowReplay(database, events, registry, models.runtimes, audit, clock);
        this.retraining = new RetrainingService(
                database,
                registry,
                ground.config,
                events,
                training,
                monitoring.alerts,
                new Triggers(monitoring.drift, monitoring.metrics, monitoring.alerts),
                new EvidenceBook(monitoring.drift, monitoring.quality, monitoring.metrics, monitoring.alerts, training),
                recipes,
                audit,
                clock,
                ground.workspace::freeBytes);
        this.workerSettings = new WorkerSettings(ground.settings);
        this.externalWorkers =
                new WorkerService(database, ground.workspace, training, monitoring.datasets, workerSettings, clock);
        training.listenTo(retraining);
        training.trainAt(new Sites(recipes, new CodeTraining(recipes), externalWorkers));
        promotion.listenTo(retraining);
    }
}
