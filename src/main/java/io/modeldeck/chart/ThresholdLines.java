package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import io.modeldeck.domain.Severity;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Limits across a plot. A limit far from the data does not squeeze the data: it is named at the edge beyond which it lies.
 */
final class ThresholdLines {

    /** A limit is on the axis as long as that leaves at least this part of it to the data. */
    private static final double PART_FOR_DATA = 0.3;

    /** Of ten, for a quiet value on a logarithmic axis. */
    private static final double LEAST_POWERS = 0.3;

    /** Of a shape, by the size of the text beside it: 8 pixels beside the usual one. */
    private static final double SHAPE = 0.77;
    /** Around it. */
    private static final double SHAPE_MARGIN = 6;
    /** How much of what lies under a label its ground hides. */
    private static final double GROUND = 0.82;

    private final List<Threshold> thresholds;
    private double min;
    private double max;

    ThresholdLines(List<Threshold> thresholds, SeriesExtent extent, boolean zeroBased) {
        this.thresholds = thresholds.stream()
                .filter(threshold -> Double.isFinite(threshold.value()))
                .sorted(Comparator.comparingDouble(Threshold::value).reversed())
                .toList();
        boolean powers = extent.logarithmic();
        double low = powers ? Math.log10(extent.low()) : zeroBased ? Math.min(0, extent.low()) : extent.low();
        double high = powers ? Math.log10(extent.high()) : zeroBased ? Math.max(0, extent.high()) : extent.high();
        // how far a quiet value is from its limit matters more than how it trembles
        double least = powers ? LEAST_POWERS : Math.max(1e-9, 0.5 * Math.max(Math.abs(low), Math.abs(high)));
        double size = Math.max(high - low, least);
        min = extent.low();
        max = extent.high();
        for (Threshold threshold : this.thresholds) {
            // no logarithmic axis reaches down to zero: the comparisons are false there
            double place = powers ? Math.log10(threshold.value()) : threshold.value();
            if (place > low - size / PART_FOR_DATA + size && place < high + size / PART_FOR_DATA - size) {
                min = Math.min(min, threshold.value());
                max = Math.max(max, threshold.value());
            }
        }
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** @param bands what lies under the labels and must not end at them */
    void draw(Sheet sheet, Plot plot, String unit, List<Mark.Columns> bands) {
        List<Rectangle2D> taken = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            double y = plot.valuePixel(threshold.value());
            boolean above = y < plot.top() - 0.5;
            boolean below = y > plot.bottom() + 0.5;
            String value = sheet.words.value(unit, threshold.value());
            String words = threshold.label().isBlank() ? value : threshold.label() + " " + value;
            if (!above && !below) {
                dashes(
                        sheet,
                        plot,
                        Math.clamp(Math.rint(y), plot.top(), Math.max(plot.top(), plot.bottom() - 2)),
                        threshold.severity());
            }
            label(
                    sheet,
                    plot,
                    above ? words + " ↑" : below ? words + " ↓" : words,
                    y,
                    threshold.severity(),
                    bands,
                    taken);
        }
    }

    static Ink ink(Severity severity) {
        return switch (severity) {
            case INFO -> Ink.ACCENT;
            case WARNING -> Ink.WARNING;
            case CRITICAL -> Ink.DANGER;
        };
    }

    static Shape shape(Severity severity) {
        return switch (severity) {
            case INFO -> Shape.DOT;
            case WARNING -> Shape.TRIANGLE;
            case CRITICAL -> Shape.DIAMOND;
        };
    }

    /** Dots for an information, short dashes for a warning, long ones for what is critical. */
    private static void dashes(Sheet sheet, Plot plot, double y, Severity severity) {
        double dash = switch (severity) {
            case INFO -> 2;
            case WARNING -> 6;
            case CRITICAL -> 16;
        };
        double gap = severity == Severity.CRITICAL ? 3 : 4;
        int count = (int) Math.ceil(plot.width() / (dash + gap));
        double[] xywh = new double[4 * count];
        for (int i = 0; i < count; i++) {
            double x = plot.left() + i * (dash + gap);
            xywh[4 * i] = x;
            xywh[4 * i + 1] = y;
            xywh[4 * i + 2] = Math.min(dash, plot.right() - x);
            xywh[4 * i + 3] = 1;
        }
        sheet.add(new Mark.Rects(ink(severity), 1, xywh));
    }

    /** On top of its line, or under it, on the left or on the right, where no other label is in the way; else left out. */
    private static void label(
            Sheet sheet,
            Plot plot,
            String words,
            double lineY,
            Severity severity,
            List<Mark.Columns> bands,
            List<Rectangle2D> taken) {
        TextMeasure measure = sheet.measure;
        double height = measure.lineHeight(TextRole.AXIS);
        double room = size(measure) + SHAPE_MARGIN;
        String shown = Texts.fit(words, TextRole.AXIS, plot.width() - room - 16, measure);
        double width = room + measure.width(shown, TextRole.AXIS) + 6;
        double y = Math.clamp(lineY, plot.top(), plot.bottom());
        double left = plot.left() + 4;
        double right = plot.right() - width - 4;
        for (double[] corner :
                new double[][] {{left, y - height - 3}, {right, y - height - 3}, {left, y + 4}, {right, y + 4}}) {
            Rectangle2D place = new Rectangle2D.Double(corner[0], corner[1], width, height);
            boolean inside = place.getMinY() >= plot.top() - 2 && place.getMaxY() <= plot.bottom() - 2;
            if (inside && !shown.isEmpty() && taken.stream().noneMatch(place::intersects)) {
                taken.add(place);
                ground(sheet, place, bands);
                paint(sheet, shown, place, severity);
                return;
            }
        }
    }

    /** Lines pale under the words; a band goes on, as far as the ground took it away: cut out of it, the label would look like less of a band. */
    private static void ground(Sheet sheet, Rectangle2D place, List<Mark.Columns> bands) {
        sheet.rect(Ink.BACKGROUND, GROUND, place.getX(), place.getY(), place.getWidth(), place.getHeight());
        bands.stream()
                .map(band -> band.within(place, GROUND * band.alpha() / (1 - (1 - GROUND) * band.alpha())))
                .filter(band -> band.count() > 0)
                .forEach(sheet::add);
    }

    private static void paint(Sheet sheet, String words, Rectangle2D place, Severity severity) {
        double size = size(sheet.measure);
        sheet.shape(ink(severity), shape(severity), size, place.getX() + 3 + size / 2, place.getCenterY());
        double baseLine = place.getCenterY() + sheet.measure.ascent(TextRole.AXIS) * 0.38;
        sheet.text(ink(severity), words, TextRole.AXIS, Align.START, place.getX() + size + SHAPE_MARGIN + 2, baseLine);
    }

    private static double size(TextMeasure measure) {
        return Math.rint(SHAPE * measure.ascent(TextRole.AXIS));
    }
}
