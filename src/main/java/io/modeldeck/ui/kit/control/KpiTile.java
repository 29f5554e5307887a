package io.modeldeck.ui.kit.control;

import io.modeldeck.chart.Ink;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One figure in large type with what it means, and maybe its course as a line. Opens what it speaks of. */
public final class KpiTile extends StackPane {

    private static final double ROOM_FOR_COURSE = 208;

    private record Shape(Glyph glyph, Tone tone) {}

    private final Theme theme;
    private final String title;
    private final Label value = new Label(Formats.NONE);
    private final Label note = new Label();
    private final StackPane mark = new StackPane();
    private final StackPane course = new StackPane();
    private Optional<CourseLine> line = Optional.empty();
    private Tone tone = Tone.NEUTRAL;
    private Optional<Shape> marked = Optional.empty();

    public KpiTile(Theme theme, String title) {
        this.theme = theme;
        this.title = title;
        getStyleClass().add("kpi-tile");
        Label head = new Label(title);
        head.getStyleClass().add("kpi-title");
        value.getStyleClass().add("kpi-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("kpi-note");
        List.of(head, note).forEach(label -> {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        });
        HBox figure = new HBox(mark, value);
        figure.getStyleClass().add("kpi-figure");
        figure.setAlignment(Pos.CENTER_LEFT);
        VBox text = new VBox(head, figure, note);
        text.getStyleClass().add("kpi-text");
        course.getStyleClass().add("kpi-course");
        course.setMouseTransparent(true);
        StackPane.setAlignment(course, Pos.CENTER_RIGHT);
        StackPane.setMargin(course, new Insets(0, 8, 0, 0));
        StackPane.setAlignment(text, Pos.CENTER_LEFT);
        getChildren().addAll(course, text);
        mark.setManaged(false);
        mark.setVisible(false);
        setAccessibleRole(AccessibleRole.TEXT);
        widthProperty().addListener(observable -> makeRoom());
        theme.follow(this, this::paint);
        say();
    }

    /** Shows the figure ("12.4 ms"), and below it what it means ("−3.0 % to the day before"). */
    public void show(String figure, String meaning, Tone shown) {
        value.setText(figure);
        note.setText(meaning);
        if (tone != shown || !getStyleClass().contains(shown.styleClass())) {
            getStyleClass().remove(tone.styleClass());
            tone = shown;
            getStyleClass().add(tone.styleClass());
            paint();
        }
        say();
    }

    /** Shows a shape before the figure, so that colour does not speak alone. */
    public void mark(Glyph glyph) {
        Shape shape = new Shape(glyph, tone);
        if (marked.equals(Optional.of(shape))) {
            return;
        }
        marked = Optional.of(shape);
        mark.getChildren().setAll(glyph.node(tone));
        mark.setManaged(true);
        mark.setVisible(true);
    }

    /** Shows the course of the figure, oldest first, at most some sixty values; gaps are left out, and no line is drawn of too few. */
    public void course(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (known.length < CourseLine.FEWEST) {
            course.getChildren().clear();
            line = Optional.empty();
            makeRoom();
            return;
        }
        CourseLine shown = line.orElseGet(CourseLine::new);
        shown.show(known);
        if (line.isEmpty()) {
            line = Optional.of(shown);
            course.getChildren().setAll(shown);
            makeRoom();
            paint();
        }
    }

    /** The line is as high as figure and meaning together, so it stands beside both, or nowhere where the tile is narrow. */
    private void makeRoom() {
        boolean shown = line.isPresent() && getWidth() >= ROOM_FOR_COURSE;
        course.setVisible(shown);
        VBox.setMargin(note, shown ? new Insets(0, CourseLine.WIDTH, 0, 0) : Insets.EMPTY);
    }

    /** Makes the tile a button. */
    public void setOnOpen(Runnable action) {
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        getStyleClass().add("kpi-open");
        setOnMouseClicked(event -> action.run());
        setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER, SPACE -> {
                    event.consume();
                    action.run();
                }
                default -> {}
            }
        });
    }

    private void paint() {
        Ink ink = switch (tone) {
            case NEUTRAL, ACCENT -> Ink.ACCENT;
            case GOOD -> Ink.SUCCESS;
            case WARNING -> Ink.WARNING;
            case DANGER -> Ink.DANGER;
        };
        line.ifPresent(shown -> shown.paint(theme.palette(), ink));
    }

    private void say() {
        setAccessibleText(title + ": " + value.getText() + (note.getText().isEmpty() ? "" : ", " + note.getText()));
    }
}
