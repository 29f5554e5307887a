package io.modeldeck.cli.model;

import io.modeldeck.cli.intake.OllamaForm;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.inference.LoadedFigures;
import java.util.List;
import java.util.Map;

/** Models in memory as documents and tables. */
final class LoadedForm {

    private LoadedForm() {}

    static Map<String, Object> document(LoadedFigures figures) {
        return Answer.document(
                "model",
                figures.version().modelName(),
                "version",
                figures.version().deploymentVersion(),
                "framework",
                figures.version().framework(),
                "ownProcess",
                figures.ownProcess(),
                "bytes",
                figures.bytes(),
                "loadMillis",
                figures.loadTook().toMillis(),
                "warmUpMillis",
                figures.warmUpTook().toMillis(),
                "heldSeconds",
                figures.held().toSeconds(),
                "calls",
                figures.calls(),
                "users",
                figures.users(),
                "idleSeconds",
                figures.idle().toSeconds());
    }

    static Map<String, Object> document(List<LoadedFigures> loaded, Serving limits) {
        return Answer.document(
                "loaded",
                loaded.stream().map(LoadedForm::document).toList(),
                "most",
                limits.loadedModels(),
                "mostBytes",
                (long) limits.memoryMegabytes() << 20,
                "bytes",
                bytes(loaded));
    }

    static Report report(List<LoadedFigures> loaded, Serving limits) {
        TextTable table = new TextTable(
                "version", "runs in", "memory>", "loaded in>", "warm-up>", "held for>", "calls>", "last call>");
        loaded.forEach(figures -> table.row(
                figures.version().label(),
                figures.ownProcess() ? "its own process" : "this process",
                OllamaForm.size(figures.bytes()),
                figures.loadTook().toMillis() + " ms",
                figures.warmUpTook().toMillis() + " ms",
                figures.held().toSeconds() + " s",
                figures.calls(),
                figures.users() > 0 ? "now" : figures.idle().toSeconds() + " s ago"));
        return new Report()
                .table(table, "No model is in memory.")
                .line(Numbers.count(loaded.size(), "model", "models") + " of at most " + limits.loadedModels() + ", "
                        + OllamaForm.size(bytes(loaded)) + " of at most "
                        + OllamaForm.size((long) limits.memoryMegabytes() << 20) + ".");
    }

    private static long bytes(List<LoadedFigures> loaded) {
        return loaded.stream().mapToLong(LoadedFigures::bytes).sum();
    }
}
