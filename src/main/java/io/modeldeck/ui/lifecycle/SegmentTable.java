package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The weakest segments of a validation: each with its figures beside it, or below it where that has no room. */
final class SegmentTable extends GridPane {

    /** A glyph and the gap behind it, so that what stands below begins where the text does. */
    private static final int GLYPH_WIDTH = 16;
    /** Narrower than this, nothing would be left of the names. */
    private static final double ROOM_FOR_NAMES = 440;

    private final Judgement judgement;
    private final boolean champion;
    private boolean narrow;

    SegmentTable(Judgement judgement) {
        this.judgement = judgement;
        champion = judgement.segments().stream().anyMatch(s -> s.champion().isPresent());
        getStyleClass().add("plain-table");
        setMinWidth(0);
        fill();
        widthProperty().addListener(observable -> turn());
    }

    private void turn() {
        boolean wanted = getWidth() < ROOM_FOR_NAMES;
        if (wanted != narrow) {
            narrow = wanted;
            fill();
        }
    }

    private void fill() {
        getChildren().clear();
        getColumnConstraints().clear();
        int figures = narrow ? 0 : 1;
        if (!narrow) {
            ColumnConstraints names = new ColumnConstraints();
            names.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(names);
            add(head(Messages.text("judgement.segment")), 0, 0);
        }
        List<String> heads = heads();
        for (int i = 0; i < heads.size(); i++) {
            add(head(heads.get(i)), figures + i, 0);
        }
        int row = 1;
        for (Judgement.Segment segment : judgement.segments()) {
            add(name(segment), 0, row, narrow ? heads.size() : 1, 1);
            row += narrow ? 1 : 0;
            List<String> texts = figures(segment);
            for (int i = 0; i < texts.size(); i++) {
                Label number = new Label(texts.get(i));
                number.setMinWidth(Region.USE_PREF_SIZE);
                GridPane.setMargin(number, new Insets(0, 0, narrow ? 6 : 0, narrow && i == 0 ? GLYPH_WIDTH : 0));
                add(number, figures + i, row);
            }
            row++;
        }
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of(
                Messages.text("judgement.rows"),
                RunMetrics.label(judgement.segmentMetric()),
                Messages.text("judgement.rest")));
        if (champion) {
            heads.add(Messages.text("judgement.champion"));
        }
        return heads;
    }

    private List<String> figures(Judgement.Segment segment) {
        String metric = judgement.segmentMetric();
        List<String> texts = new ArrayList<>(List.of(
                Formats.count(segment.rows()),
                RunMetrics.value(metric, segment.measure()),
                RunMetrics.value(metric, segment.rest())));
        if (champion) {
            texts.add(segment.champion()
                    .map(value -> RunMetrics.value(metric, value))
                    .orElse(Formats.NONE));
        }
        return texts;
    }

    private Label head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("caption");
        // in a narrow table the heads stand above figures of other widths: they may be cut, the figures never
        head.setMinWidth(narrow ? 0 : Region.USE_PREF_SIZE);
        return head;
    }

    private static Node name(Judgement.Segment segment) {
        boolean marked = segment.weak() || segment.behind();
        Label name = new Label(segment.name());
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        if (!marked) {
            name.setGraphic(Glyph.DOT.node(Tone.NEUTRAL));
            return name;
        }
        name.setGraphic(Glyph.WARNING.node(Tone.WARNING));
        Label why = new Label(Messages.text(
                segment.weak() && segment.behind()
                        ? "judgement.weakBehind"
                        : segment.weak() ? "judgement.weak" : "judgement.behind"));
        why.getStyleClass().add("caption");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setMargin(why, new Insets(0, 0, 0, GLYPH_WIDTH));
        return new VBox(name, why);
    }
}
