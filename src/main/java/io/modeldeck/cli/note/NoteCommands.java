package io.modeldeck.cli.note;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for what people note along the time of a model. */
public final class NoteCommands {

    private NoteCommands() {}

    public static CommandLine notes(Session s) {
        return CommandGroup.of(
                "notes",
                "What people note at a moment or over a stretch of a model's time.",
                new NotesListCommand(s),
                new NotesAddCommand(s),
                new NotesEditCommand(s),
                new NotesDeleteCommand(s));
    }
}
