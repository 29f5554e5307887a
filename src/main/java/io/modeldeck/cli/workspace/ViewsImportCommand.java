package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.config.SavedViews.Kept;
import io.modeldeck.ui.shell.SavedView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Keeps a view that somebody sent, under the name that its file says; one of that name is replaced.",
        footer = {"", "Example:", "  modeldeck views import drift.view.json"})
final class ViewsImportCommand extends WritingCommand {

    @Parameters(paramLabel = "FILE", description = "The file, as views export or the window wrote it.")
    private String file;

    @Option(
            names = "--save-changes",
            order = 1,
            description =
                    "What is changed while it is shown may be saved under its name; without this it stays as it was"
                            + " sent, until that is switched on in the window.")
    private boolean saveChanges;

    ViewsImportCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        SavedView view = SavedView.read(session.path(file))
                .keeping(saveChanges ? SavedView.Keeping.CHANGES : SavedView.Keeping.FIXED);
        Kept kept = engine.views().keep(actor.actor(engine), actor.at(engine, times()), view.name(), view.json());
        return Answer.of(ViewForm.document(kept), "The view " + kept.name() + " is kept.");
    }
}
