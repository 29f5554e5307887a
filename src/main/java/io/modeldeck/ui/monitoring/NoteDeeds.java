package io.modeldeck.ui.monitoring;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.annotation.Annotations;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Notes about the model that is chosen: written, changed and deleted in dialogs, and each deed taken back by its notice. */
final class NoteDeeds {

    /** As much of a note as a notice has room for. */
    private static final int SHOWN = 40;

    private final ScreenContext context;

    NoteDeeds(ScreenContext context) {
        this.context = context;
    }

    /** Asks for a note about a stretch, or about a moment where the range is empty. */
    void write(TimeRange range) {
        if (context.writing().refuses()) {
            return;
        }
        context.selection()
                .model()
                .get()
                .ifPresent(model -> versions(
                        model,
                        versions -> new NoteDialog(context, this, model, versions, Optional.empty(), range).show()));
    }

    /** Shows a note, to be changed or deleted. */
    void open(long id) {
        context.tasks().run(Messages.text("note.reading"), () -> notes().require(id), this::open);
    }

    void open(Annotation note) {
        context.selection()
                .model()
                .get()
                .filter(model -> model.id() == note.modelId())
                .ifPresent(model -> versions(
                        model,
                        versions -> new NoteDialog(context, this, model, versions, Optional.of(note), note.range())
                                .show()));
    }

    /** Lists the notes of a range. */
    void list(TimeRange range) {
        context.selection().model().get().ifPresent(model -> new NoteList(context, this, model, range).show());
    }

    private void versions(ModelInfo model, Consumer<List<NoteDialog.Version>> shown) {
        context.tasks()
                .run(
                        Messages.text("note.reading"),
                        () -> context.engine().registry().versions(model.id()).reversed().stream()
                                .map(version -> new NoteDialog.Version(version.id(), version.deploymentVersion()))
                                .toList(),
                        shown);
    }

    /** Off the FX thread only. */
    Annotation write(ModelInfo model, OptionalLong version, TimeRange range, String text) {
        return notes().write(context.actor(), now(), model.id(), version, range, text, "");
    }

    /** Off the FX thread only. */
    Annotation edit(Annotation before, OptionalLong version, TimeRange range, String text) {
        return notes().edit(context.actor(), now(), before.id(), version, range, text, "");
    }

    void wrote(Annotation kept) {
        context.undoable(
                Messages.text("note.written", shown(kept)),
                () -> notes().delete(context.actor(), now(), kept.id(), ""),
                () -> notes().restore(context.actor(), now(), kept, ""),
                () -> {});
    }

    void edited(Annotation before, Annotation after) {
        if (!before.equals(after)) {
            context.undoable(
                    Messages.text("note.edited", shown(after)),
                    () -> edit(before, before.versionId(), before.range(), before.text()),
                    () -> edit(before, after.versionId(), after.range(), after.text()),
                    () -> {});
        }
    }

    /** Deletes a note at once; the notice brings it back as it was. */
    void delete(Annotation note, Runnable after) {
        context.tasks()
                .run(
                        Messages.text("note.delete"),
                        () -> notes().delete(context.actor(), now(), note.id(), ""),
                        gone -> {
                            context.undoable(
                                    Messages.text("note.deleted", shown(gone)),
                                    () -> notes().restore(context.actor(), now(), gone, ""),
                                    () -> notes().delete(context.actor(), now(), gone.id(), ""),
                                    () -> {});
                            after.run();
                        });
    }

    private Annotations notes() {
        return context.engine().annotations();
    }

    private Instant now() {
        return context.now();
    }

    private static String shown(Annotation note) {
        String title = note.title();
        return title.length() <= SHOWN
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, SHOWN))) + "…";
    }
}
