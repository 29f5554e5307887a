package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import java.util.ArrayList;
import java.util.List;

/** Lays out {@link BoxChart}s: one row for each group, its name at the left. */
final class BoxLayout {

    private static final double LARGEST_ROW = 56;
    private static final double BOX = 16;
    private static final double GAP = 12;
    private static final double MOST_FOR_NAMES = 0.34;
    private static final double[] ROUND = {1, 2, 5};

    private BoxLayout() {}

    static Frame of(BoxChart chart, Sheet sheet) {
        TextMeasure measure = sheet.measure;
        sheet.header(chart.title(), List.of());
        sheet.footer(chart.footer(), sheet.words.text("box.key"));
        sheet.takeBottom(measure.lineHeight(TextRole.AXIS) + 8);
        int shown = (int) Math.clamp(
                Math.floor((sheet.bottom() - sheet.top()) / (BOX + 4)),
                1,
                chart.groups().size());
        double row = Math.min(LARGEST_ROW, Math.floor((sheet.bottom() - sheet.top()) / shown));
        double names = chart.groups().stream()
                .limit(shown)
                .mapToDouble(group -> measure.width(group.name(), TextRole.LABEL))
                .max()
                .orElse(0);
        names = Math.min(names, (sheet.right() - sheet.left()) * MOST_FOR_NAMES);
        double from = Math.ceil(sheet.left() + names + GAP);
        double low = Math.log10(chart.least());
        double high = Math.log10(chart.largest());
        double room = Math.max(0.05, (high - low) * 0.04);
        double right = Math.max(from + 1, Math.floor(sheet.right() - GAP));
        Plot plot = new Plot(
                from, Math.ceil(sheet.top()), right - from, row * shown, 0, shown, low - room, high + room, true);
        sheet.plot(plot);
        ticks(chart, sheet, plot);
        for (int i = 0; i < shown; i++) {
            group(chart.groups().get(i), sheet, plot, plot.top() + (i + 0.5) * row, names);
        }
        sheet.rect(Ink.AXIS, 1, plot.left(), plot.bottom() - 1, plot.width(), 1);
        return sheet.frame();
    }

    private static double x(Plot plot, double value) {
        return Math.rint(plot.valuePixel(Math.log10(value)));
    }

    private static void group(BoxChart.Group group, Sheet sheet, Plot plot, double middle, double names) {
        TextMeasure measure = sheet.measure;
        String name = Texts.fit(group.name(), TextRole.LABEL, names, measure);
        sheet.text(
                Ink.TEXT,
                name,
                TextRole.LABEL,
                Align.END,
                plot.left() - GAP,
                middle + measure.ascent(TextRole.LABEL) * 0.38);
        Ink ink = group.strong() ? Ink.ACCENT : Ink.MUTED_TEXT;
        double line = Math.rint(middle);
        span(sheet, ink, 0.6, x(plot, group.min()), x(plot, group.p99()), line, 2);
        sheet.rect(ink, 0.6, x(plot, group.min()), line - 4, 1, 10);
        sheet.rect(ink, 0.6, x(plot, group.p99()), line - 4, 1, 10);
        span(sheet, ink, 0.35, x(plot, group.q1()), x(plot, group.q3()), line + 1 - BOX / 2, BOX);
        sheet.rect(ink, 1, x(plot, group.median()) - 1, line + 1 - BOX / 2, 2, BOX);
        span(sheet, Ink.TEXT, 1, x(plot, group.meanLow()), x(plot, group.meanHigh()), line, 2);
        sheet.shape(Ink.TEXT, Shape.DIAMOND, 9, x(plot, group.mean()), line + 1);
    }

    private static void span(Sheet sheet, Ink ink, double alpha, double from, double to, double y, double height) {
        sheet.rect(ink, alpha, from, y, Math.max(1, to - from), height);
    }

    private static void ticks(BoxChart chart, Sheet sheet, Plot plot) {
        List<Double> values = new ArrayList<>();
        for (int power = (int) Math.floor(plot.low()); power <= Math.ceil(plot.high()); power++) {
            for (double round : ROUND) {
                double at = Math.log10(round) + power;
                if (at >= plot.low() && at <= plot.high()) {
                    values.add(round * Math.pow(10, power));
                }
            }
        }
        double free = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double x = x(plot, value);
            String label = sheet.words.value(chart.unit(), value);
            double half = sheet.measure.width(label, TextRole.AXIS) / 2;
            sheet.rect(Ink.GRID, 1, x, plot.top(), 1, plot.height());
            // labels that would touch are left out; their lines stay
            if (x - half > free + 8) {
                Axes.tick(sheet, plot, x, label, Ink.MUTED_TEXT);
                free = x + half;
            }
        }
    }
}
