package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.PopOvers;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.overlay.Notice;
import io.modeldeck.ui.kit.place.Navigator;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The bell: how many notices nobody has looked at, and the last ones to read. */
final class NoticeBell extends Button {

    private static final double WIDTH = 420;
    private static final double HIGHEST = 420;

    private final NoticeLog log;
    private final Formats formats;
    private final Navigator navigator;
    private Runnable close = () -> {};
    /** The log is that of all windows and outlives this one. */
    private final InvalidationListener counted = observable -> words();

    NoticeBell(NoticeLog log, Formats formats, Navigator navigator) {
        super("", Icons.of("fth-bell"));
        this.log = log;
        this.formats = formats;
        this.navigator = navigator;
        getStyleClass().addAll("flat", "bell");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> open());
        log.unread().addListener(new WeakInvalidationListener(counted));
        words();
    }

    private void words() {
        int unread = log.unread().get();
        setText(unread == 0 ? "" : Integer.toString(unread));
        String says = Messages.text("bell.says", unread);
        setAccessibleText(says);
        HoverText.of(this, says);
    }

    /** Shows what was said, and takes it for read. */
    void open() {
        close = PopOvers.show(this, content());
        log.seen();
    }

    Node content() {
        Label title = new Label(Messages.text("bell.title"));
        title.getStyleClass().add("heading");
        VBox lines = new VBox();
        lines.getStyleClass().add("bell-lines");
        log.notices().forEach(notice -> lines.getChildren().add(line(notice)));
        VBox content = new VBox(title);
        content.getStyleClass().add("column");
        content.setPrefWidth(WIDTH);
        if (log.notices().isEmpty()) {
            content.getChildren().add(new Paragraph(Messages.text("bell.none"), "muted"));
        } else {
            ScrollPane scroll = new ScrollPane(lines);
            scroll.setFitToWidth(true);
            scroll.setMaxHeight(HIGHEST);
            scroll.getStyleClass().add("page-scroll");
            content.getChildren().add(scroll);
        }
        return content;
    }

    private Node line(Notice notice) {
        Paragraph sentence = new Paragraph(notice.sentence());
        Label at = new Label(formats.relative(notice.at()));
        at.getStyleClass().add("caption");
        HoverText.of(at, formats.timeWithZone(notice.at()));
        HBox foot = new HBox(at);
        foot.getStyleClass().add("row");
        notice.place().ifPresent(place -> {
            Hyperlink go = new Hyperlink(Messages.text("bell.open"));
            go.getStyleClass().add("caption-link");
            go.setOnAction(event -> {
                close.run();
                navigator.go(place);
            });
            foot.getChildren().add(go);
        });
        VBox text = new VBox(sentence, foot);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(glyph(notice.tone()).node(notice.tone()), text);
        line.getStyleClass().add("finding");
        return line;
    }

    private static Glyph glyph(Tone tone) {
        return switch (tone) {
            case DANGER -> Glyph.CRITICAL;
            case WARNING -> Glyph.WARNING;
            case ACCENT -> Glyph.PENDING;
            case GOOD -> Glyph.OK;
            case NEUTRAL -> Glyph.DOT;
        };
    }
}
