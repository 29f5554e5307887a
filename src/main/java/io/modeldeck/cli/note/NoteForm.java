package io.modeldeck.cli.note;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.registry.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Notes of a model as documents and rows. */
record NoteForm(Engine engine, ModelInfo model, Times times) {

    static NoteForm of(Engine engine, Annotation note, Times times) {
        return new NoteForm(engine, engine.registry().model(note.modelId()).orElseThrow(), times);
    }

    Map<String, Object> document(Annotation note) {
        return Answer.document(
                "id",
                note.id(),
                "model",
                model.name(),
                "version",
                version(note),
                "from",
                note.range().from(),
                "to",
                Optional.of(note.range().to()).filter(to -> !note.isMoment()),
                "text",
                note.text(),
                "by",
                note.by(),
                "at",
                note.at(),
                "editedBy",
                note.edited().map(Annotation.Edit::by),
                "editedAt",
                note.edited().map(Annotation.Edit::at));
    }

    TextTable table(List<Annotation> notes) {
        TextTable table = new TextTable("id>", times.head("from"), times.head("to"), "version", "by", "note");
        notes.forEach(note -> table.row(
                note.id(),
                times.text(note.range().from()),
                note.isMoment() ? "" : times.text(note.range().to()),
                version(note).isPresent() ? "v" + version(note).getAsInt() : "",
                note.by(),
                note.text()));
        return table;
    }

    /** Where and of what: {@code at 2026-03-01 14:05:00 UTC of churn v3}. */
    String place(Annotation note) {
        String when = note.isMoment()
                ? "at " + times.full(note.range().from())
                : "from " + times.full(note.range().from()) + " to "
                        + times.full(note.range().to());
        OptionalInt version = version(note);
        return when + " of " + model.name() + (version.isPresent() ? " v" + version.getAsInt() : "");
    }

    private OptionalInt version(Annotation note) {
        return note.versionId().isPresent()
                ? OptionalInt.of(engine.registry()
                        .requireVersion(note.versionId().getAsLong())
                        .deploymentVersion())
                : OptionalInt.empty();
    }
}
