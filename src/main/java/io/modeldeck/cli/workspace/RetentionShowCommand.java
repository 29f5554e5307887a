package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.app.RetentionPlan;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.registry.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description =
                "Shows what each table holds, how long that is kept, and what would go. Sizes are of the average row.",
        footer = {"", "Example:", "  modeldeck retention show --model churn"})
final class RetentionShowCommand extends ReadingCommand {

    @Option(
            names = "--model",
            paramLabel = "NAME",
            order = 1,
            description = "Only of this model (default: all, and the workspace's own rows).")
    private Optional<String> model;

    RetentionShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Map<String, Object>> documents = new ArrayList<>();
        TextTable table = new TextTable(
                "model", "table", "kept for", times().head("before that"), "rows>", "size>", "rows after>", "");
        for (Optional<ModelInfo> one : chosen(engine, model)) {
            String name = one.map(ModelInfo::name).orElse("(workspace)");
            for (RetentionPlan plan : engine.retention().plan(one)) {
                documents.add(RetentionForm.document(name, plan));
                RetentionForm.row(table, name, plan, times());
            }
        }
        return Answer.of(Answer.document("tables", documents), new Report().table(table, ""));
    }

    /** The named model, or the workspace's own rows and all models. */
    static List<Optional<ModelInfo>> chosen(Engine engine, Optional<String> named) {
        if (named.isPresent()) {
            return List.of(Optional.of(engine.registry().requireModel(named.get())));
        }
        List<Optional<ModelInfo>> all = new ArrayList<>(List.of(Optional.empty()));
        engine.registry().models().forEach(model -> all.add(Optional.of(model)));
        return all;
    }
}
