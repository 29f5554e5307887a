package io.modeldeck.ui.playground;

import io.modeldeck.domain.Problem;
import io.modeldeck.playground.InputForm;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a version is asked, in the way in which it takes it: a form or the same as JSON, a text, or tensors. */
final class InputPane extends VBox {

    private final Draft draft;
    private final Runnable onTyped;
    private final FormPane form = new FormPane(this::typed);
    private final TextArea json = new TextArea();
    private final TextPane text;
    private final TensorPane tensors;
    private final ToggleButton asJson = new ToggleButton(Messages.text("playground.json"));
    private final VBox body = new VBox();
    private final Paragraph note = new Paragraph("", "field-hint");
    private Optional<Askable> asked = Optional.empty();
    private boolean filling;

    /**
     * @param onTyped told when a row has changed
     * @param onAnswerable told when there is something new that may be asked at once
     */
    InputPane(ScreenContext context, FilePicker picker, Draft draft, Runnable onTyped, Runnable onAnswerable) {
        this.draft = draft;
        this.onTyped = onTyped;
        this.text = new TextPane(draft);
        this.tensors = new TensorPane(context, picker, draft, onAnswerable);
        getStyleClass().add("ask-pane");
        body.getStyleClass().add("ask-input");
        json.getStyleClass().add("mono");
        json.setPrefRowCount(12);
        json.setAccessibleText(Messages.text("playground.json"));
        json.textProperty().addListener(observable -> jsonTyped());
        asJson.setMinWidth(Region.USE_PREF_SIZE);
        asJson.managedProperty().bind(asJson.visibleProperty());
        asJson.setOnAction(event -> arrange());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren().addAll(head(), scrolled(body), note);
    }

    private Node head() {
        Label title = new Label(Messages.text("playground.input"));
        title.getStyleClass().add("heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, asJson);
        head.getStyleClass().add("row");
        return head;
    }

    static ScrollPane scrolled(Region content) {
        ScrollPane scroll = new ScrollPane(content) {
            /** As high as its texts are when they wrap. */
            @Override
            public Orientation getContentBias() {
                return Orientation.HORIZONTAL;
            }
        };
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("page-scroll", "ask-scroll");
        scroll.setMinHeight(80);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** Another version is asked, in its own way; of a row the form follows. */
    void of(Askable version) {
        asked = Optional.of(version);
        if (version.way() != Askable.Way.ROW) {
            arrange();
        }
    }

    /** The form of the row. */
    void form(InputForm shown) {
        draft.form(shown);
        form.show(shown);
        arrange();
    }

    private void arrange() {
        Askable.Way way = asked.orElseThrow().way();
        asJson.setVisible(way == Askable.Way.ROW);
        switch (way) {
            case ROW -> {
                fill();
                body.getChildren().setAll(asJson.isSelected() ? json : form);
            }
            case TEXT -> body.getChildren().setAll(text);
            case TENSORS -> {
                tensors.show(asked.orElseThrow());
                body.getChildren().setAll(tensors);
            }
        }
        VBox.setVgrow(body.getChildren().getFirst(), Priority.ALWAYS);
    }

    private void fill() {
        filling = true;
        form.fill(draft.typed());
        json.setText(draft.json());
        filling = false;
        note.setText("");
    }

    /** Takes what was written once, by the names of its fields. */
    void again(Map<String, String> written) {
        if (asked.orElseThrow().way() == Askable.Way.TEXT) {
            text.again(written);
        } else {
            draft.type(written);
            fill();
        }
    }

    /** Takes inputs that were kept. */
    void take(Map<String, Object> inputs) {
        switch (asked.orElseThrow().way()) {
            case ROW -> again(draft.form().typed(inputs));
            case TEXT -> text.fill(inputs);
            case TENSORS -> tensors.fill(inputs);
        }
    }

    private void typed(String name, String value) {
        draft.type(name, value);
        note.setText("");
        onTyped.run();
    }

    private void jsonTyped() {
        if (filling || !asJson.isSelected()) {
            return;
        }
        try {
            draft.json(json.getText());
            note.setText("");
            onTyped.run();
        } catch (Problem fault) {
            note.setText(fault.getMessage());
        }
    }

    /** Says what keeps it from being asked; answers whether nothing does. */
    boolean isReady() {
        Askable version = asked.orElseThrow();
        Optional<String> obstacle = draft.obstacle(version);
        note.setText(obstacle.map(words -> words.isEmpty()
                        ? Messages.text(
                                "playground.nothing." + version.way().name().toLowerCase(Locale.ROOT))
                        : words)
                .orElse(""));
        return obstacle.isEmpty();
    }
}
