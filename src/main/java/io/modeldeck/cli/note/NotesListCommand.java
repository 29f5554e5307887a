package io.modeldeck.cli.note;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the notes of a model that touch a range of its time, in the order of time.",
        footer = {"", "Example:", "  modeldeck notes list --model churn --last 30d"})
final class NotesListCommand extends ReadingCommand {

    /** All that a note can stand in. */
    private static final Instant END = Instant.parse("9999-01-02T00:00:00Z");

    @Mixin
    private ModelOption model;

    @Mixin
    private RangeOptions range;

    @Mixin
    private LimitOption limit;

    NotesListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        TimeRange all = range.isGiven()
                ? range.within(
                        new TimeRange(
                                Instant.EPOCH, RangeOptions.all(engine, info).to()),
                        times())
                : new TimeRange(Instant.EPOCH, END);
        List<Annotation> notes = engine.annotations().of(info.id(), all, limit.rows());
        NoteForm form = new NoteForm(engine, info, times());
        return Answer.of(
                Answer.document("notes", notes.stream().map(form::document).toList()),
                new Report().table(form.table(notes), "Nobody noted anything here."));
    }
}
