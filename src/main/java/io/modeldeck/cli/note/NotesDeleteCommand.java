package io.modeldeck.cli.note;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Deletes a note; the audit log keeps what it said.",
        footer = {"", "Example:", "  modeldeck notes delete 3"})
final class NotesDeleteCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the note.")
    private long id;

    NotesDeleteCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Annotation gone =
                engine.annotations().delete(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        NoteForm form = NoteForm.of(engine, gone, times());
        return Answer.of(form.document(gone), "Note " + id + " stood " + form.place(gone) + "; it is gone.");
    }
}
