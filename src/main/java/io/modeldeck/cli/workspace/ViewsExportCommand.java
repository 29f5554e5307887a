package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.config.SavedViews.Kept;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Writes a saved view into a file that can be sent to somebody: it holds no data.",
        footer = {"", "Example:", "  modeldeck views export \"Drift of churn\" --output drift.view.json"})
final class ViewsExportCommand extends ReadingCommand {

    @Parameters(paramLabel = "NAME", description = "Name of the view.")
    private String name;

    @Option(names = "--output", paramLabel = "FILE", required = true, order = 1, description = "The file to write.")
    private String output;

    @Option(names = "--overwrite", order = 2, description = "Replaces the file when it is there.")
    private boolean overwrite;

    ViewsExportCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Kept kept = engine.views().require(name);
        Path file = session.path(output);
        OutputFile.text(file, overwrite, out -> out.write(kept.json()));
        return Answer.of(
                Answer.document("name", kept.name(), "file", file.toString()),
                "The view " + kept.name() + " is in " + file + ".");
    }
}
