package io.modeldeck.cli.note;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Notes something at a moment or over a stretch of a model's time; its charts show it.",
        footer = {
            "",
            "Examples:",
            "  modeldeck notes add \"New depot opened\" --model churn --from 2026-03-01T08:00",
            "  modeldeck notes add \"Spring sale\" --model churn --from 2026-03-01 --to 2026-03-08"
        })
final class NotesAddCommand extends WritingCommand {

    @Parameters(paramLabel = "TEXT", description = "What to note, of at most " + Annotation.LONGEST + " characters.")
    private String text;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private NotePlaceOptions place;

    NotesAddCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        Instant at = actor.at(engine, times());
        Annotation kept = engine.annotations()
                .write(
                        actor.actor(engine),
                        at,
                        info.id(),
                        version.id(engine, info),
                        place.of(at, times()),
                        text,
                        actor.comment());
        NoteForm form = new NoteForm(engine, info, times());
        return Answer.of(form.document(kept), "Note " + kept.id() + " stands " + form.place(kept) + ".");
    }
}
