package io.modeldeck.ui.figure;

import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Palette;
import io.modeldeck.drift.DriftState;
import io.modeldeck.ui.chart.Sparkline;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of what the row of a model shows, as a value: equal ones look the same, so that only what differs is shown anew. */
public sealed interface FigurePart {

    /** A new node that shows it. */
    Node node();

    /** Shows it in the node that shows {@code before}; false where that takes another node. */
    boolean replaces(FigurePart before, Node node);

    /** Shows {@code now} where {@code before} is shown: what is equal is not touched, what is alike keeps its node. */
    static void show(List<FigurePart> before, List<FigurePart> now, List<Node> nodes) {
        int common = Math.min(before.size(), now.size());
        for (int i = 0; i < common; i++) {
            FigurePart part = now.get(i);
            if (!part.equals(before.get(i)) && !part.replaces(before.get(i), nodes.get(i))) {
                nodes.set(i, part.node());
            }
        }
        if (before.size() > common) {
            nodes.subList(common, before.size()).clear();
        }
        now.stream().skip(common).map(FigurePart::node).forEach(nodes::add);
    }

    /** What a text is in the row. */
    enum Kind {
        NAME("model-name"),
        STATE("caption"),
        /** On as many lines as it takes. */
        CAPTION("caption"),
        /** One word, which is cut short rather than broken. */
        UNBROKEN("caption"),
        VALUE("row-value"),
        COUNT("row-value"),
        NOTE("row-note");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        public Label label(String text) {
            Label label = new Label(text);
            label.getStyleClass().add(style);
            label.setWrapText(this == CAPTION);
            if (this == CAPTION || this == UNBROKEN) {
                label.setMinHeight(Region.USE_PREF_SIZE);
            } else if (this == VALUE) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
            return label;
        }
    }

    /** A shape that tells states apart without colour. */
    record Mark(Glyph glyph, Tone tone) implements FigurePart {

        @Override
        public Node node() {
            return glyph.node(tone);
        }

        @Override
        public boolean replaces(FigurePart before, Node node) {
            return false;
        }
    }

    /** @param hover said on hovering; empty for nothing */
    record Words(Kind kind, String text, String hover, Optional<Mark> mark) implements FigurePart {

        Words(Kind kind, String text, String hover) {
            this(kind, text, hover, Optional.empty());
        }

        Words(Kind kind, String text) {
            this(kind, text, "");
        }

        @Override
        public Node node() {
            Label label = kind.label(text);
            mark.ifPresent(shape -> label.setGraphic(shape.node()));
            if (!hover.isEmpty()) {
                HoverText.of(label, hover);
            }
            return label;
        }

        @Override
        public boolean replaces(FigurePart before, Node node) {
            if (!(before instanceof Words words)
                    || words.kind != kind
                    || words.hover.isEmpty() != hover.isEmpty()
                    || !(node instanceof Label label)) {
                return false;
            }
            label.setText(text);
            if (!words.mark.equals(mark)) {
                label.setGraphic(mark.map(Mark::node).orElse(null));
            }
            if (!hover.isEmpty()) {
                label.setAccessibleHelp(hover);
            }
            return true;
        }
    }

    /** Parts beside each other. */
    record Beside(String style, List<FigurePart> parts, String hover) implements FigurePart {

        @Override
        public Node node() {
            HBox box = new HBox();
            box.getStyleClass().add(style);
            parts.forEach(part -> box.getChildren().add(part.node()));
            if (!hover.isEmpty()) {
                HoverText.of(box, hover);
            }
            return box;
        }

        @Override
        public boolean replaces(FigurePart before, Node node) {
            if (!(before instanceof Beside beside)
                    || !beside.style.equals(style)
                    || !beside.hover.equals(hover)
                    || !(node instanceof HBox box)) {
                return false;
            }
            show(beside.parts, parts, box.getChildren());
            return true;
        }
    }

    /** A line the size of a word, which stands on zero. */
    record Line(double[] values, String says, Ink ink, Palette palette) implements FigurePart {

        private static final double HEIGHT = 26;

        @Override
        public Node node() {
            Sparkline line = new Sparkline();
            line.setPalette(palette);
            line.setInk(ink);
            line.setFromZero(true);
            line.setValues(values, says);
            line.setMaxWidth(Double.MAX_VALUE);
            line.setPrefHeight(HEIGHT);
            VBox.setVgrow(line, Priority.ALWAYS);
            return line;
        }

        @Override
        public boolean replaces(FigurePart before, Node node) {
            if (!(before instanceof Line shown) || shown.ink != ink || !(node instanceof Sparkline line)) {
                return false;
            }
            if (!shown.palette.equals(palette)) {
                line.setPalette(palette);
            }
            if (Arrays.equals(shown.values, values)) {
                line.setAccessibleText(says);
            } else {
                line.setValues(values, says);
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line
                    && ink == line.ink
                    && palette.equals(line.palette)
                    && says.equals(line.says)
                    && Arrays.equals(values, line.values);
        }

        @Override
        public int hashCode() {
            return Objects.hash(says, ink, palette, Arrays.hashCode(values));
        }
    }

    /** A score of drift as a bar. */
    record Bar(double score, DriftState state) implements FigurePart {

        @Override
        public Node node() {
            ScoreBar bar = new ScoreBar();
            bar.show(score, state);
            return bar;
        }

        @Override
        public boolean replaces(FigurePart before, Node node) {
            if (node instanceof ScoreBar bar) {
                bar.show(score, state);
                return true;
            }
            return false;
        }
    }
}
