package io.modeldeck.ui.kit;

import eu.hansolo.tilesfx.Tile;
import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Palette;
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
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** One figure in large type with what it means, and maybe its course as a line. Opens what it speaks of. */
public final class KpiTile extends StackPane {

    private static final double COURSE_WIDTH = 96;
    private static final double COURSE_HEIGHT = 84;
    private static final double ROOM_FOR_COURSE = 208;

    private final Theme theme;
    private final String title;
    private final Label value = new Label(Formats.NONE);
    private final Label note = new Label();
    private final StackPane mark = new StackPane();
    private final StackPane course = new StackPane();
    private final Rectangle clip = new Rectangle(COURSE_WIDTH, COURSE_HEIGHT);
    private Optional<Tile> spark = Optional.empty();
    private double[] points = {};
    private Tone tone = Tone.NEUTRAL;

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
        course.setClip(clip);
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
        getStyleClass().remove(tone.styleClass());
        tone = shown;
        getStyleClass().add(tone.styleClass());
        paint();
        say();
    }

    /** Shows a shape before the figure, so that colour does not speak alone. */
    public void mark(Glyph glyph) {
        mark.getChildren().setAll(glyph.node(tone));
        mark.setManaged(true);
        mark.setVisible(true);
    }

    /** Shows the course of the figure, oldest first, at most some sixty values; gaps are left out. */
    public void course(double[] values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (known.length < 2) {
            course.getChildren().clear();
            spark = Optional.empty();
            makeRoom();
            return;
        }
        Tile tile = spark.orElseGet(this::tile);
        spark = Optional.of(tile);
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(1);
        tile.setMinValue(Math.min(0, low));
        tile.setMaxValue(high > low ? high : low + 1);
        tile.setAveragingPeriod(known.length + 1);
        // the tile's own margin, and the step up from the zero
        clip.setX(0.05 * COURSE_WIDTH + COURSE_WIDTH / known.length + 1);
        points = known;
        makeRoom();
        course.getChildren().setAll(tile);
        feed(tile);
        paint();
    }

    /** The line is as high as figure and meaning together, so it stands beside both, or nowhere where the tile is narrow. */
    private void makeRoom() {
        boolean shown = spark.isPresent() && getWidth() >= ROOM_FOR_COURSE;
        course.setVisible(shown);
        VBox.setMargin(note, shown ? new Insets(0, COURSE_WIDTH, 0, 0) : Insets.EMPTY);
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

    /** Hands the points over; they are lost on a tile that has no skin yet, so it is asked again then. */
    private void feed(Tile tile) {
        if (tile.getSkin() == null) {
            return;
        }
        // its skin reckons where the line goes when its size changes, and only then
        tile.resize(COURSE_WIDTH + 1, COURSE_HEIGHT + 1);
        tile.resize(COURSE_WIDTH, COURSE_HEIGHT);
        tile.clearData();
        // its line stands on the smallest value it knows: a zero, hidden by the clip, makes that the foot
        tile.setValue(1e-9);
        for (int i = 0; i < points.length; i++) {
            // it hears of changes only; values that repeat must differ by a hair to be points
            tile.setValue(points[i] + (i + 2) * 1e-9);
        }
        // its rulers and their numbers are too small to be read
        tile.lookupAll("Line").forEach(line -> line.setVisible(false));
        tile.lookupAll("Text").forEach(text -> text.setVisible(false));
    }

    private Tile tile() {
        Tile tile = new AlwaysShowing();
        tile.setAnimated(false);
        tile.setTextVisible(false);
        tile.setValueVisible(false);
        tile.setAverageVisible(false);
        tile.setStrokeWithGradient(false);
        tile.setSmoothing(false);
        tile.setPrefSize(COURSE_WIDTH, COURSE_HEIGHT);
        tile.setMinSize(COURSE_WIDTH, COURSE_HEIGHT);
        tile.setMaxSize(COURSE_WIDTH, COURSE_HEIGHT);
        tile.setFocusTraversable(false);
        // without a size when its skin is made, its dashes have no length, which the toolkit refuses to paint
        tile.resize(COURSE_WIDTH, COURSE_HEIGHT);
        tile.skinProperty().addListener(observable -> feed(tile));
        return tile;
    }

    /** A tile reckons nothing while its window is not on the screen; a picture of it is taken without one. */
    private static final class AlwaysShowing extends Tile {

        AlwaysShowing() {
            super(SkinType.SPARK_LINE);
        }

        @Override
        public boolean isShowing() {
            return true;
        }

        /** It looks for its sheet beside the class of the object, and that is this one. */
        @Override
        public String getUserAgentStylesheet() {
            return Tile.class.getResource("tilesfx.css").toExternalForm();
        }
    }

    private void paint() {
        Palette palette = theme.palette();
        Ink ink = switch (tone) {
            case NEUTRAL, ACCENT -> Ink.ACCENT;
            case GOOD -> Ink.SUCCESS;
            case WARNING -> Ink.WARNING;
            case DANGER -> Ink.DANGER;
        };
        spark.ifPresent(tile -> {
            tile.setBackgroundColor(Color.TRANSPARENT);
            tile.setForegroundColor(color(palette, Ink.MUTED_TEXT));
            tile.setBarColor(color(palette, ink));
            // its own small numbers would say the figure again
            tile.setTextColor(Color.TRANSPARENT);
        });
    }

    private void say() {
        setAccessibleText(title + ": " + value.getText() + (note.getText().isEmpty() ? "" : ", " + note.getText()));
    }

    private static Color color(Palette palette, Ink ink) {
        int argb = palette.argb(ink);
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }
}
