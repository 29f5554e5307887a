package io.modeldeck.ui.monitoring;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The notes that touch a range, for those who would rather read and use keys than look for marks on charts. */
final class NoteList {

    private static final double WIDTH = 820;
    private static final double HEIGHT = 380;
    private static final int MOST = 1_000;

    private final ScreenContext context;
    private final NoteDeeds deeds;
    private final ModelInfo model;
    private final TimeRange range;
    private final DialogFrame frame;
    private final DataTable<Annotation> table;
    private final StatePane state;
    private final Button edit = new Button(Messages.text("note.edit"));
    private final Button delete = new Button(Messages.text("note.delete"));

    NoteList(ScreenContext context, NoteDeeds deeds, ModelInfo model, TimeRange range) {
        this.context = context;
        this.deeds = deeds;
        this.model = model;
        this.range = range;
        frame = new DialogFrame(
                context,
                Messages.text("note.list.title", model.name(), context.formats().range(range)),
                WIDTH);
        table = new DataTable<>(Messages.text("note.list"), Annotation::id);
        table.text(
                        Messages.text("note.from"),
                        note -> context.formats().sortable(note.range().from()))
                .setPrefWidth(140);
        table.text(
                        Messages.text("note.to"),
                        note -> note.isMoment()
                                ? ""
                                : context.formats().sortable(note.range().to()))
                .setPrefWidth(140);
        table.text(Messages.text("note.text"), Annotation::title).setPrefWidth(340);
        table.text(Messages.text("note.by"), Annotation::by).setPrefWidth(150);
        table.setOnOpen(deeds::open);
        table.view().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                event.consume();
                delete();
            }
        });
        state = new StatePane(table);
        state.setPrefHeight(HEIGHT);
        frame.body().getChildren().add(state);
        frame.leaving(Messages.text("note.close"), frame::close);
        frame.beside(context.writing().guard(delete), this::delete);
        frame.beside(edit, this::open);
        frame.main(context.writing().guard(new Button(Messages.text("note.new"))), () -> {
            frame.close();
            deeds.write(new TimeRange(range.to(), range.to()));
        });
    }

    void show() {
        frame.showAbove();
        load();
    }

    private void load() {
        context.tasks()
                .run(
                        Messages.text("note.reading"),
                        () -> context.engine().annotations().of(model.id(), range, MOST),
                        this::fill);
    }

    private void fill(List<Annotation> notes) {
        table.setRows(notes);
        List.of(edit, delete).forEach(button -> button.setDisable(notes.isEmpty()));
        if (notes.isEmpty()) {
            state.notEvaluated(Messages.text("note.list.none"), Messages.text("note.list.none.needed"));
        } else {
            state.ready();
            table.selectFirst();
            table.view().requestFocus();
        }
    }

    private void open() {
        table.selected().get().ifPresent(note -> {
            frame.close();
            deeds.open(note);
        });
    }

    private void delete() {
        table.selected().get().ifPresent(note -> deeds.delete(note, this::load));
    }
}
