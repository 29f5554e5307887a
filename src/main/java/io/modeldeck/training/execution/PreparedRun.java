package io.modeldeck.training.execution;

import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run before its training.
 *
 * @param split rows [0, split) are learnt from, the rest is held out
 */
record PreparedRun(ModelInfo info, Recipe recipe, TrainingRows source, int split, TrainingSet training) {

    private static final int AGREEMENT_ROWS = 500;

    Table holdOut() {
        return source.rows().slice(split, source.rows().rows());
    }

    /** Held-out rows by which it is seen whether the file answers as the trained model does. */
    Table check() {
        Table holdOut = holdOut();
        return holdOut.slice(0, Math.min(AGREEMENT_ROWS, holdOut.rows()));
    }

    List<String> features() {
        return training.features().names();
    }

    Map<String, Object> stats(Dataset frozen) {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("datasetId", frozen.id());
        stats.put("datasetSha256", frozen.digest().hex());
        stats.put("source", source.source());
        stats.put("rows", source.rows().rows());
        stats.put("trainingRows", split);
        stats.put("holdOutRows", source.rows().rows() - split);
        recipe.use().groupColumn().ifPresent(column -> stats.put("heldOutBy", column));
        stats.put("features", features());
        stats.put("classes", training.classes());
        source.range().ifPresent(range -> {
            stats.put("from", range.from());
            stats.put("to", range.to());
        });
        stats.put("label", RowStatistics.label(source.rows().require(recipe.label()), split));
        stats.put("columns", RowStatistics.columns(source.rows(), features()));
        return stats;
    }
}
