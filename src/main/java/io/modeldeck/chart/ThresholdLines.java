package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import io.modeldeck.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Limits across a plot. A limit far from the data does not squeeze the data: it is named at the edge beyond which it lies.
 */
final class ThresholdLines {

    /** A limit is on the axis as long as that leaves at least this part of it to the data. */
    private static final double PART_FOR_DATA = 0.3;

    private final List<Threshold> thresholds;
    private double min;
    private double max;

    ThresholdLines(List<Threshold> thresholds, double[] extent, boolean zeroBased) {
        this.thresholds = thresholds.stream()
                .filter(threshold -> Double.isFinite(threshold.value()))
                .sorted(Comparator.comparingDouble(Threshold::value).reversed())
                .toList();
        double low = zeroBased ? Math.min(0, extent[0]) : extent[0];
        double high = zeroBased ? Math.max(0, extent[1]) : extent[1];
        double size = high - low > 0 ? high - low : Math.max(1e-9, Math.abs(high));
        min = extent[0];
        max = extent[1];
        for (Threshold threshold : this.thresholds) {
            if (threshold.value() > low - size / PART_FOR_DATA + size
                    && threshold.value() < high + size / PART_FOR_DATA - size) {
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

    void draw(Sheet sheet, Plot plot, String unit) {
        List<double[]> taken = new ArrayList<>();
        for (Threshold threshold : thresholds) {
            double y = plot.valuePixel(threshold.value());
            boolean above = y < plot.top() - 0.5;
            boolean below = y > plot.bottom() + 0.5;
            String value = Quantity.text(unit, threshold.value());
            String words = threshold.label().isBlank() ? value : threshold.label() + " " + value;
            if (!above && !below) {
                dashes(sheet, plot, Math.clamp(Math.rint(y), plot.top(), plot.bottom() - 2), threshold.severity());
            }
            label(sheet, plot, above ? words + " ↑" : below ? words + " ↓" : words, y, threshold.severity(), taken);
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
            xywh[4 * i + 3] = severity == Severity.CRITICAL ? 2 : 1;
        }
        sheet.add(new Mark.Rects(ink(severity), severity == Severity.CRITICAL ? 0.85 : 1, xywh));
    }

    /** On top of its line, or under it where another label is in the way; left out where both are taken. */
    private static void label(
            Sheet sheet, Plot plot, String words, double lineY, Severity severity, List<double[]> taken) {
        TextMeasure measure = sheet.measure;
        double height = measure.lineHeight(TextRole.AXIS);
        double shapeRoom = 14;
        String shown = Texts.fit(words, TextRole.AXIS, plot.width() - shapeRoom - 16, measure);
        double width = shapeRoom + measure.width(shown, TextRole.AXIS) + 6;
        double y = Math.clamp(lineY, plot.top(), plot.bottom());
        for (double top : new double[] {y - height - 3, y + 4}) {
            boolean inside = top >= plot.top() - height && top + height <= plot.bottom() - 2;
            boolean free = taken.stream().noneMatch(other -> top < other[1] && top + height > other[0]);
            if (inside && free && !shown.isEmpty()) {
                taken.add(new double[] {top, top + height});
                double x = plot.left() + 6;
                sheet.rect(Ink.BACKGROUND, 0.82, x - 2, top, width, height);
                double middle = top + height / 2;
                sheet.shape(ink(severity), shape(severity), 8, x + 5, middle);
                double baseLine = middle + measure.ascent(TextRole.AXIS) * 0.38;
                sheet.text(ink(severity), shown, TextRole.AXIS, Align.START, x + shapeRoom, baseLine);
                return;
            }
        }
    }
}
