package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import java.util.ArrayList;
import java.util.List;

/** Lays out {@link BarsChart}s: one row for each category with its name, its two bars, and its two numbers. */
final class BarsLayout {

    private static final double LARGEST_ROW = 44;
    private static final double BAR = 10;
    private static final double GAP = 12;
    private static final double MOST_FOR_NAMES = 0.34;

    private BarsLayout() {}

    static Frame of(BarsChart chart, Sheet sheet) {
        sheet.header(
                chart.title(),
                Distributions.legend(
                        chart.sides(), chart.referenceShares(), chart.currentShares(), Sheet.Swatch.AREA, sheet.words));
        TextMeasure measure = sheet.measure;
        int all = chart.categories().size();
        double room = sheet.bottom() - sheet.top() - measure.lineHeight(TextRole.FOOTER) - 8;
        double pitch = Math.floor(measure.lineHeight(TextRole.FOOTER)) - 1;
        double smallest = 2 * pitch + 6;
        int shown = (int) Math.clamp(Math.floor(room / smallest), 1, all);
        ChartWords words = sheet.words;
        String count = words.text("categories", all);
        String what = chart.footer().isBlank() ? count : chart.footer();
        String left = shown < all ? words.text("categories.first", shown, count) : words.text("share.category");
        sheet.footer(what, left);
        double row = Math.min(LARGEST_ROW, Math.floor((sheet.bottom() - sheet.top()) / shown));
        double names = 0;
        for (String name : chart.categories().subList(0, shown)) {
            names = Math.max(names, measure.width(name, TextRole.LABEL));
        }
        names = Math.min(names, (sheet.right() - sheet.left()) * MOST_FOR_NAMES);
        double largest = Shares.largest(chart.referenceShares(), chart.currentShares());
        double numbers = Math.max(numbers(chart.referenceShares(), sheet), numbers(chart.currentShares(), sheet));
        double from = Math.ceil(sheet.left() + names + GAP);
        double width = Math.max(1, Math.floor(sheet.right() - from - numbers - GAP));
        double most = largest == 0 ? 1 : largest;
        Plot plot = new Plot(from, Math.ceil(sheet.top()), width, row * shown, 0, shown, 0, most, true);
        sheet.plot(plot);
        rows(chart, sheet, plot, shown, names);
        return sheet.frame();
    }

    private static void rows(BarsChart chart, Sheet sheet, Plot plot, int shown, double names) {
        TextMeasure measure = sheet.measure;
        double row = plot.height() / shown;
        boolean both = chart.referenceShares().length > 0 && chart.currentShares().length > 0;
        double pitch = Math.floor(measure.lineHeight(TextRole.FOOTER)) - 1;
        double bar = Math.min(BAR, pitch - 3);
        List<Double> reference = new ArrayList<>();
        List<Double> current = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            double middle = plot.top() + (i + 0.5) * row;
            String name = Texts.fit(chart.categories().get(i), TextRole.LABEL, names, measure);
            double baseLine = middle + measure.ascent(TextRole.LABEL) * 0.38;
            sheet.text(Ink.TEXT, name, TextRole.LABEL, Align.END, plot.left() - GAP, baseLine);
            double upper = Math.rint(both ? middle - (pitch + bar) / 2 : middle - bar / 2);
            double lower = both ? upper + pitch : upper;
            if (chart.referenceShares().length > 0) {
                bar(reference, sheet, plot, chart.referenceShares()[i], upper, bar, Ink.MUTED_TEXT);
            }
            if (chart.currentShares().length > 0) {
                bar(current, sheet, plot, chart.currentShares()[i], lower, bar, Ink.TEXT);
            }
        }
        sheet.add(new Mark.Rects(Distributions.REFERENCE, 0.85, Distributions.array(reference)));
        sheet.add(new Mark.Rects(Distributions.CURRENT, 1, Distributions.array(current)));
        sheet.rect(Ink.AXIS, 1, plot.left() - 1, plot.top() + 2, 1, plot.height() - 4);
    }

    private static void bar(List<Double> bars, Sheet sheet, Plot plot, double share, double y, double height, Ink ink) {
        if (!Double.isFinite(share)) {
            return;
        }
        double end = Math.max(plot.left() + (share > 0 ? 1 : 0), Math.rint(plot.valuePixel(share)));
        if (share > 0) {
            bars.addAll(List.of(plot.left(), y, end - plot.left(), height));
        }
        double baseLine = y + height / 2 + sheet.measure.ascent(TextRole.FOOTER) * 0.38;
        sheet.text(ink, percent(share, sheet), TextRole.FOOTER, Align.START, end + 6, baseLine);
    }

    private static double numbers(double[] shares, Sheet sheet) {
        double widest = 0;
        for (double share : shares) {
            widest = Math.max(widest, sheet.measure.width(percent(share, sheet), TextRole.FOOTER));
        }
        return widest;
    }

    /** One decimal in each, so that the numbers compare. */
    private static String percent(double share, Sheet sheet) {
        return Quantity.of("share", share).label(share, 0.001, sheet.words.locale());
    }
}
