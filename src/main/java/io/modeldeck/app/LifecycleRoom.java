package io.modeldeck.app;

import io.modeldeck.metrics.PromotionWatches;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.Promotion;
import io.modeldeck.retraining.RetrainingService;
import io.modeldeck.search.SearchService;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.validation.ShadowReplay;
import io.modeldeck.worker.WorkerService;
import io.modeldeck.worker.WorkerSettings;

/** What makes a better version and brings it in: training, searches, retraining requests and promotion. A room of the {@link Engine}, and of nothing else. */
public sealed interface LifecycleRoom permits Engine {

    /** Where its parts stand. */
    EngineLifecycle lifecycle();

    default Promotion promotion() {
        return lifecycle().promotion;
    }

    /** How versions do right after their promotion. */
    default PromotionWatches promotionWatches() {
        return lifecycle().watches;
    }

    /** The names of versions. */
    default Aliases aliases() {
        return lifecycle().promotion.aliases();
    }

    default TrainingService training() {
        return lifecycle().training;
    }

    default WorkerService workers() {
        return lifecycle().externalWorkers;
    }

    default WorkerSettings workerSettings() {
        return lifecycle().workerSettings;
    }

    default RecipeBook recipes() {
        return lifecycle().recipes;
    }

    default SearchService searches() {
        return lifecycle().searches;
    }

    default ShadowReplay shadow() {
        return lifecycle().shadow;
    }

    default RetrainingService retraining() {
        return lifecycle().retraining;
    }
}
