package io.modeldeck.ui.lifecycle;

import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A row of a log: the head of a step, or a line with its time, which wraps; words that are looked for are marked in it. */
final class LogCell extends ListCell<LogFolds.Row> {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final Formats formats;
    private final Supplier<String> sought;

    /**
     * @param sought the words that are marked, in small letters
     * @param fold told of a head that was clicked
     */
    LogCell(Formats formats, Supplier<String> sought, Consumer<LogFolds.Head> fold) {
        this.formats = formats;
        this.sought = sought;
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof LogFolds.Head head) {
                fold.accept(head);
            }
        });
    }

    @Override
    protected void updateItem(LogFolds.Row row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().remove("log-head");
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case LogFolds.Head head -> {
                getStyleClass().add("log-head");
                setGraphic(head(head));
                setAccessibleText(spoken(head));
            }
            case LogFolds.Said said -> {
                setGraphic(line(said.line()));
                setAccessibleText(
                        clock(formats, said.line()) + " " + said.line().line());
            }
        }
    }

    /** The time of a line, to the second; the head of its step has the day. */
    static String clock(Formats formats, RunLogLine line) {
        return CLOCK.format(line.at().atZone(formats.zone()));
    }

    static String title(LogFolds.Head head) {
        return Messages.text("runs.step." + head.step().word());
    }

    private static String spoken(LogFolds.Head head) {
        return String.join(
                ", ",
                title(head),
                Messages.text("runs.log.lines", head.lines()),
                Messages.text("runs.log.warnings", head.warnings()),
                Messages.text("runs.log.errors", head.errors()),
                Messages.text(head.open() ? "runs.log.unfolded" : "runs.log.folded"));
    }

    private Node head(LogFolds.Head head) {
        Label title = new Label(title(head), Icons.of(head.open() ? "fth-chevron-down" : "fth-chevron-right"));
        title.getStyleClass().add("log-step");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label lines = new Label(Messages.text("runs.log.lines", head.lines()) + " · " + formats.time(head.since()));
        lines.getStyleClass().add("caption");
        HBox box = new HBox(title, lines);
        box.getStyleClass().add("row");
        if (head.warnings() > 0) {
            box.getChildren().add(mark(Glyph.WARNING, Tone.WARNING, "runs.log.warnings", head.warnings()));
        }
        if (head.errors() > 0) {
            box.getChildren().add(mark(Glyph.FAILED, Tone.DANGER, "runs.log.errors", head.errors()));
        }
        return box;
    }

    private static Label mark(Glyph glyph, Tone tone, String key, int count) {
        Label mark = new Label(Messages.text(key, count), glyph.node(tone));
        mark.getStyleClass().add("caption");
        return mark;
    }

    private Node line(RunLogLine line) {
        Label time = new Label(clock(formats, line));
        time.getStyleClass().addAll("mono", "muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        TextFlow text = new TextFlow(pieces(line.line()).toArray(Node[]::new));
        text.getStyleClass().add("log-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox box = new HBox(mark(line.level()), time, text);
        box.getStyleClass().add("log-line");
        box.setAlignment(Pos.TOP_LEFT);
        return box;
    }

    /** What the line is, before it; as wide where it is nothing in particular, so that the times stand below one another. */
    private static Node mark(RunLogLevel level) {
        Node mark = switch (level) {
            case INFO -> new Region();
            case WARNING -> Glyph.WARNING.node(Tone.WARNING);
            case ERROR -> Glyph.FAILED.node(Tone.DANGER);
        };
        StackPane box = new StackPane(mark);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().add("log-mark");
        return box;
    }

    /** The line, with the words that are looked for as pieces of their own. */
    private List<Node> pieces(String line) {
        List<Node> pieces = new ArrayList<>();
        String words = sought.get();
        // a letter whose small form is longer would move the places
        String small = line.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int at = words.isEmpty() || small.length() != line.length() ? -1 : small.indexOf(words);
                at >= 0;
                at = small.indexOf(words, from)) {
            if (at > from) {
                pieces.add(text(line.substring(from, at)));
            }
            Label hit = new Label(line.substring(at, at + words.length()));
            hit.getStyleClass().addAll("mono", "log-hit");
            pieces.add(hit);
            from = at + words.length();
        }
        if (from < line.length() || pieces.isEmpty()) {
            pieces.add(text(line.substring(from)));
        }
        return pieces;
    }

    private static Text text(String part) {
        Text text = new Text(part);
        text.getStyleClass().addAll("mono", "log-words");
        return text;
    }

    /** As wide as the list: a long line wraps instead of scrolling sideways. */
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width - snappedLeftInset() - snappedRightInset();
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snapSizeY(getGraphic().prefHeight(room)) + snappedTopInset() + snappedBottomInset();
    }
}
