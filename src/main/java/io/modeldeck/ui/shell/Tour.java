package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Shown;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/** A light that goes from part to part of the real window, with a card beside it that says what the part is for. */
final class Tour extends Pane {

    private static final double AROUND = 8;
    private static final double CARD = 340;
    /** The status line is never lit. */
    private static final double STATUS = 40;

    private static final double CARD_HEIGHT = 190;

    private final StackPane stage;
    private final Node window;
    private final FxTasks tasks;
    private final Consumer<Section> open;
    private final Label title = new Label();
    private final Paragraph text = new Paragraph("");
    private final Label count = new Label();
    private final Button back = new Button(Messages.text("tour.back"));
    private final Button next = new Button();
    private final VBox card;
    private List<TourStep> steps = List.of();
    private int at;

    /**
     * @param window all that the light may fall on
     * @param stage where the screens are
     * @param open goes to a section
     */
    Tour(Node window, StackPane stage, FxTasks tasks, Consumer<Section> open) {
        this.window = window;
        this.stage = stage;
        this.tasks = tasks;
        this.open = open;
        title.getStyleClass().add("dialog-title");
        count.getStyleClass().add("caption");
        next.getStyleClass().add("accent");
        back.setOnAction(event -> go(at - 1));
        next.setOnAction(event -> next());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, Icons.button("fth-x", Messages.text("tour.quit"), this::quit));
        head.setAlignment(Pos.CENTER_LEFT);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox foot = new HBox(8, count, between, back, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        card = new VBox(12, head, text, foot);
        card.getStyleClass().addAll("dialog", "tour-card");
        card.setPrefWidth(CARD);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        widthProperty().addListener(observable -> shine());
        heightProperty().addListener(observable -> shine());
    }

    /** Begins, or goes on where it was left. */
    void start(List<Section> sections) {
        steps = TourStep.ALL.stream()
                .filter(step -> sections.contains(step.section()))
                .toList();
        setVisible(true);
        go(at >= steps.size() ? 0 : at);
    }

    boolean isOn() {
        return isVisible();
    }

    /** Whether it was left in the middle, and goes on from there. */
    boolean isLeft() {
        return at > 0 && !isOn();
    }

    /** The stop that is shown, from 1. */
    int position() {
        return at + 1;
    }

    void next() {
        go(at + 1);
    }

    void quit() {
        setVisible(false);
        getChildren().clear();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> quit();
            case RIGHT, ENTER, SPACE -> next();
            case LEFT -> go(at - 1);
            default -> {}
        }
        // nothing below is reached while the tour is on
        event.consume();
    }

    private void go(int wanted) {
        if (wanted >= steps.size()) {
            at = 0;
            quit();
            return;
        }
        at = Math.max(0, wanted);
        TourStep step = steps.get(at);
        title.setText(step.title());
        text.setText(step.text());
        count.setText(Messages.text("tour.count", at + 1, steps.size()));
        back.setDisable(at == 0);
        next.setText(Messages.text(at == steps.size() - 1 ? "tour.done" : "tour.next"));
        card.setAccessibleText(step.title() + ". " + step.text());
        open.accept(step.section());
        tasks.whenIdle(this::shine);
        shine();
        next.requestFocus();
    }

    /** Everything is dark but what this stop is about; where that is not there, the card stands in the middle. */
    private void shine() {
        if (!isVisible() || getWidth() == 0) {
            return;
        }
        stage.applyCss();
        stage.layout();
        Rectangle all = new Rectangle(getWidth(), getHeight());
        Shape veil = all;
        double x = (getWidth() - CARD) / 2;
        double y = getHeight() / 3;
        Node part = part(steps.get(at).selector());
        if (part != null) {
            Bounds light = inside(sceneToLocal(part.localToScene(part.getLayoutBounds())));
            Rectangle hole = new Rectangle(
                    light.getMinX() - AROUND,
                    light.getMinY() - AROUND,
                    light.getWidth() + 2 * AROUND,
                    light.getHeight() + 2 * AROUND);
            hole.setArcWidth(16);
            hole.setArcHeight(16);
            veil = Shape.subtract(all, hole);
            x = Math.clamp(light.getMinX() + light.getWidth() / 2 - CARD / 2, 16, Math.max(16, getWidth() - CARD - 16));
            double below = light.getMaxY() + 2 * AROUND;
            y = below + CARD_HEIGHT < getHeight()
                    ? below
                    : Math.max(
                            16, Math.min(light.getMaxY() - CARD_HEIGHT - 2 * AROUND, getHeight() - CARD_HEIGHT - 16));
        }
        veil.getStyleClass().add("tour-veil");
        card.relocate(x, y);
        getChildren().setAll(veil, card);
    }

    /** What is scrolled out of sight is not lit. */
    private Bounds inside(Bounds part) {
        Bounds room = sceneToLocal(window.localToScene(window.getLayoutBounds()));
        double x = Math.max(part.getMinX(), room.getMinX());
        double y = Math.max(part.getMinY(), room.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.min(part.getMaxX(), room.getMaxX()) - x,
                Math.min(part.getMaxY(), room.getMaxY() - STATUS) - y);
    }

    private Node part(String selector) {
        return window.lookupAll(selector).stream()
                .filter(node -> node.getLayoutBounds().getWidth() > 0 && Shown.is(node))
                .findFirst()
                .orElse(null);
    }
}
