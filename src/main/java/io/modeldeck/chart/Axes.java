package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import java.util.List;
import java.util.function.DoubleFunction;

/** Finds the room for a plot on a sheet and draws what surrounds it: grid, ticks, labels, captions. */
final class Axes {

    /** Charts above one another keep the same left edge as long as their labels are not wider than that. */
    private static final double LABEL_ROOM = 44;

    private static final double TICK = 4;

    private Axes() {}

    /**
     * A plot with a value axis on its left, and room for the labels of another axis below.
     *
     * @param lane room to be kept free just above the plot
     */
    static Plot place(
            Sheet sheet, double min, double max, String unit, boolean zeroBased, double lane, double from, double to) {
        return place(
                sheet,
                length -> ValueAxis.vertical(min, max, unit, zeroBased, length, sheet.measure, sheet.words.locale()),
                lane,
                from,
                to);
    }

    /** @param made the value axis for a length in pixels */
    static Plot place(Sheet sheet, DoubleFunction<ValueAxis> made, double lane, double from, double to) {
        TextMeasure measure = sheet.measure;
        double line = measure.lineHeight(TextRole.AXIS);
        sheet.takeBottom(line + TICK + 2);
        double half = measure.ascent(TextRole.AXIS) / 2;
        ValueAxis axis = made.apply(sheet.bottom() - sheet.top() - half);
        double widest = 0;
        for (ValueAxis.Tick tick : axis.ticks()) {
            widest = Math.max(widest, measure.width(tick.label(), TextRole.AXIS));
        }
        double labels = sheet.width < 240 ? widest : Math.max(LABEL_ROOM, widest);
        double left = Math.ceil(sheet.left() + labels + 8);
        String caption = Texts.fit(axis.caption(), TextRole.AXIS, sheet.right() - sheet.left(), measure);
        if (!caption.isEmpty() && sheet.hasLines(Sheet.LINES_WITH_FOOTER)) {
            double baseLine = sheet.top() + measure.ascent(TextRole.AXIS);
            sheet.text(Ink.MUTED_TEXT, caption, TextRole.AXIS, Align.START, sheet.left(), baseLine);
            boolean besideLane = sheet.left() + measure.width(caption, TextRole.AXIS) < left - 8;
            sheet.takeTop(besideLane ? Math.max(0, line + 2 - lane) : line + 2);
        }
        sheet.takeTop(Math.max(half, lane));
        double top = Math.ceil(sheet.top());
        double bottom = Math.max(top + 1, Math.floor(sheet.bottom()));
        double right = Math.max(left + 1, Math.floor(sheet.right()));
        Plot plot = new Plot(
                left, top, right - left, bottom - top, from, to, axis.low(), axis.high(), false, axis.logarithmic());
        sheet.plot(plot);
        values(sheet, plot, axis);
        return plot;
    }

    private static void values(Sheet sheet, Plot plot, ValueAxis axis) {
        double[] grid = new double[4 * axis.ticks().size()];
        int n = 0;
        double middle = sheet.measure.ascent(TextRole.AXIS) * 0.38;
        double free = Double.POSITIVE_INFINITY;
        for (ValueAxis.Tick tick : axis.ticks()) {
            double y = Math.rint(plot.valuePixel(tick.value()));
            grid[n++] = plot.left();
            grid[n++] = Math.min(y, plot.bottom() - 1);
            grid[n++] = plot.width();
            grid[n++] = 1;
            if (y + middle <= free) {
                sheet.text(Ink.MUTED_TEXT, tick.label(), TextRole.AXIS, Align.END, plot.left() - 8, y + middle);
                free = y + middle - sheet.measure.ascent(TextRole.AXIS);
            }
        }
        sheet.add(new Mark.Rects(Ink.GRID, 1, grid));
    }

    /** The line on which everything stands; drawn over the data so that it stays sharp. */
    static void baseLine(Sheet sheet, Plot plot) {
        sheet.rect(Ink.AXIS, 1, plot.left(), plot.bottom() - 1, plot.width(), 1);
    }

    static void times(Sheet sheet, Plot plot, TimeAxis axis) {
        for (TimeAxis.Tick tick : axis.ticks()) {
            double x = Math.rint(plot.pixel(tick.atMillis()));
            if (tick.major()) {
                sheet.rect(Ink.GRID, 1, x, plot.top(), 1, plot.height());
            }
            tick(sheet, plot, x, tick.label(), tick.major() ? Ink.TEXT : Ink.MUTED_TEXT);
        }
    }

    static void numbers(Sheet sheet, Plot plot, List<ValueAxis.Tick> ticks) {
        for (ValueAxis.Tick tick : ticks) {
            double x = plot.pixel(tick.value());
            if (x >= plot.left() - 0.5 && x <= plot.right() + 0.5) {
                tick(sheet, plot, Math.rint(x), tick.label(), Ink.MUTED_TEXT);
            }
        }
    }

    /** A label under its tick; left out where the sheet would cut it. */
    static void tick(Sheet sheet, Plot plot, double x, String label, Ink ink) {
        TextMeasure measure = sheet.measure;
        sheet.rect(Ink.AXIS, 1, Math.min(x, plot.right() - 1), plot.bottom(), 1, TICK);
        double half = measure.width(label, TextRole.AXIS) / 2;
        if (x - half >= 2 && x + half <= sheet.width - 2) {
            sheet.text(
                    ink,
                    label,
                    TextRole.AXIS,
                    Align.MIDDLE,
                    x,
                    plot.bottom() + TICK + 2 + measure.ascent(TextRole.AXIS));
        }
    }
}
