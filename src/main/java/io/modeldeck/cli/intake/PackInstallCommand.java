package io.modeldeck.cli.intake;

import io.modeldeck.app.Packs;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description = "Copies a runtime that is added on demand from a folder of its libraries.",
        footer = {"", "Example:", "  modeldeck pack install pytorch --from /media/stick/packs/pytorch"})
final class PackInstallCommand extends DeckCommand {

    @Parameters(paramLabel = "PACK", description = "The pack: pytorch, tensorflow or transformers.")
    private String pack;

    @Option(names = "--from", paramLabel = "FOLDER", required = true, order = 1, description = "Holds its libraries.")
    private String from;

    PackInstallCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Packs packs = Packs.ofApplication();
        Packs.Pack wanted = Packs.Pack.of(pack);
        packs.install(wanted, session.path(from));
        return show(Answer.of(
                Answer.document(
                        "pack",
                        wanted.word(),
                        "installed",
                        packs.libraries(wanted).isPresent()),
                "The pack " + wanted.word() + " is in " + packs.folder() + "; its models can be called."));
    }
}
