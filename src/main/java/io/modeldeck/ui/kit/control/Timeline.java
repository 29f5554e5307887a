package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** @param ago when it was, in words */
    private record Row(Entry entry, HBox node, Label ago) {}

    private final Formats formats;

    private List<Row> rows = List.of();

    public Timeline(Formats formats) {
        this.formats = formats;
        getStyleClass().add("timeline");
    }

    /** Shows these. An entry that was shown before keeps its node, which says anew how long ago it was. */
    public void setEntries(List<Entry> entries) {
        Map<Entry, Deque<Row>> before = new HashMap<>();
        rows.forEach(row ->
                before.computeIfAbsent(row.entry, entry -> new ArrayDeque<>()).add(row));
        rows = entries.stream()
                .map(entry ->
                        Optional.ofNullable(before.get(entry)).map(Deque::poll).orElseGet(() -> row(entry)))
                .toList();
        age();
        Children.show(getChildren(), rows.stream().map(Row::node).toList());
    }

    private void age() {
        rows.forEach(row -> row.ago.setText(ago(row.entry)));
    }

    private String ago(Entry entry) {
        return Who.did(entry.who()) + " · " + formats.relative(entry.at());
    }

    private Row row(Entry entry) {
        Region line = new Region();
        line.getStyleClass().add("timeline-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(entry.glyph().node(entry.tone()), line);
        rail.getStyleClass().add("timeline-rail");
        rail.setAlignment(Pos.TOP_CENTER);

        Paragraph what = new Paragraph(entry.what(), "timeline-what");
        Label who = new Label(ago(entry));
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
        return new Row(entry, row, who);
    }
}
