package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened, by whom and when, newest first or as given. */
public final class Timeline extends VBox {

    /**
     * @param who a person's name or "system"
     * @param what one sentence
     * @param comment what the person said
     */
    public record Entry(Instant at, String who, String what, Optional<String> comment, Glyph glyph, Tone tone) {

        public Entry(Instant at, String who, String what, Optional<String> comment) {
            this(at, who, what, comment, Glyph.DOT, Tone.NEUTRAL);
        }
    }

    private final Formats formats;
    /** When each entry was, in words. */
    private final List<Label> ago = new ArrayList<>();

    private List<Entry> shown = List.of();

    public Timeline(Formats formats) {
        this.formats = formats;
        getStyleClass().add("timeline");
    }

    public void setEntries(List<Entry> entries) {
        shown = List.copyOf(entries);
        ago.clear();
        getChildren().setAll(entries.stream().map(this::row).toList());
    }

    /** Says anew how long ago it all was. */
    public void age() {
        for (int i = 0; i < shown.size(); i++) {
            ago.get(i).setText(ago(shown.get(i)));
        }
    }

    private String ago(Entry entry) {
        return Who.did(entry.who()) + " · " + formats.relative(entry.at());
    }

    private HBox row(Entry entry) {
        Region line = new Region();
        line.getStyleClass().add("timeline-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(entry.glyph().node(entry.tone()), line);
        rail.getStyleClass().add("timeline-rail");
        rail.setAlignment(Pos.TOP_CENTER);

        Paragraph what = new Paragraph(entry.what(), "timeline-what");
        Label who = new Label(ago(entry));
        ago.add(who);
        who.getStyleClass().add("timeline-who");
        HoverText.of(who, formats.timeWithZone(entry.at()));
        who.setAccessibleText(Who.did(entry.who()) + ", " + formats.timeWithZone(entry.at()));
        VBox text = new VBox(what, who);
        text.getStyleClass().add("timeline-text");
        entry.comment().filter(comment -> !comment.isBlank()).ifPresent(comment -> {
            text.getChildren().add(new Paragraph(comment, "timeline-comment"));
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(rail, text);
        row.getStyleClass().add("timeline-row");
        return row;
    }
}
