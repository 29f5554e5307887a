package io.modeldeck.chart;

import java.util.List;

/** Lays charts out. Pure: the same chart, size and measure give the same frame, on any thread. */
public final class Frames {

    private Frames() {}

    public static Frame layout(Chart chart, int width, int height, TextMeasure measure) {
        return layout(chart, width, height, measure, LayoutOptions.PLAIN);
    }

    public static Frame layout(Chart chart, int width, int height, TextMeasure measure, LayoutOptions options) {
        Sheet sheet = new Sheet(width, height, measure, options);
        if (width < Sheet.SMALLEST_WIDTH || height < Sheet.SMALLEST_HEIGHT) {
            return sheet.frame();
        }
        if (chart.isEmpty()) {
            sheet.header(chart.title(), List.of());
            sheet.footer(chart.footer(), "");
            sheet.note(options.emptyText().orElseGet(() -> sheet.words.empty(chart)));
            return sheet.frame();
        }
        return switch (chart) {
            case TimeSeriesChart series -> TimeSeriesLayout.of(series, sheet, options);
            case HistogramChart histogram -> HistogramLayout.of(histogram, sheet);
            case BarsChart bars -> BarsLayout.of(bars, sheet);
            case CdfChart cdf -> CdfLayout.of(cdf, sheet);
            case CurveChart curves -> CurveLayout.of(curves, sheet, options);
            case BoxChart boxes -> BoxLayout.of(boxes, sheet);
            case ParallelChart parallel -> ParallelLayout.of(parallel, sheet, options);
        };
    }
}
