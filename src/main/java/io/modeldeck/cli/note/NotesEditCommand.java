package io.modeldeck.cli.note;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.TimeRange;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        description = "Changes what a note says, or where it stands; what is not named stays.",
        footer = {
            "",
            "Examples:",
            "  modeldeck notes edit 3 --text \"Spring sale, in all shops\"",
            "  modeldeck notes edit 3 --from 2026-03-01 --to 2026-03-10"
        })
final class NotesEditCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the note.")
    private long id;

    @Option(names = "--text", paramLabel = "TEXT", order = 1, description = "What it says from now on.")
    private Optional<String> text;

    @Mixin
    private VersionOption version;

    @Mixin
    private NotePlaceOptions place;

    NotesEditCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Annotation before = engine.annotations().require(id);
        NoteForm form = NoteForm.of(engine, before, times());
        if (text.isEmpty() && !version.isNamed() && !place.isGiven()) {
            throw new WrongUsage("Nothing of note " + id + " would change; give --text, --from, --to or --version.");
        }
        TimeRange range = place.in(before.range(), times());
        OptionalLong about = version.isNamed() ? version.id(engine, form.model()) : before.versionId();
        Annotation kept = engine.annotations()
                .edit(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        id,
                        about,
                        range,
                        text.orElse(before.text()),
                        actor.comment());
        return Answer.of(form.document(kept), "Note " + id + " stands " + form.place(kept) + ".");
    }
}
