package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartReduction;
import io.modeldeck.chart.ChartText;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.ui.kit.export.Export;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A chart to be taken out: its picture, or its numbers. Of one over time all of them, those that are shown, or the means of equal parts. */
final class ChartRequest {

    private ChartRequest() {}

    /** @param look of its pictures; its width is what is shown */
    static ExportRequest of(Chart chart, ChartFile.Look look) {
        String title = chart.title().isBlank() ? Messages.text("chart.numbers") : chart.title();
        return new ExportRequest(new Export(
                title,
                ChartFile.name(chart.title(), ""),
                range(chart),
                List.of(),
                sources(chart, look),
                List.of(
                        picture("chart.png1", chart, ChartFormat.PNG, look.at(1)),
                        picture("chart.png2", chart, ChartFormat.PNG, look.at(2)),
                        picture("chart.svg", chart, ChartFormat.SVG, look),
                        picture("chart.pdf", chart, ChartFormat.PDF, look))));
    }

    private static Optional<TimeRange> range(Chart chart) {
        return chart instanceof TimeSeriesChart series ? Optional.of(series.range()) : Optional.empty();
    }

    private static List<Export.Source> sources(Chart chart, ChartFile.Look look) {
        Locale locale = look.locale();
        List<Export.Source> sources = new ArrayList<>();
        sources.add(
                Export.Source.all(() -> rows(chart, locale), (parts, progress) -> ChartFile.numbers(chart, locale)));
        if (chart instanceof TimeSeriesChart series) {
            sources.add(new Export.Source(
                    Messages.text("chart.numbers.shown"),
                    false,
                    parts -> rows(ChartReduction.shown(series, look.width()), locale),
                    (parts, progress) -> ChartFile.numbers(ChartReduction.shown(series, look.width()), locale)));
            sources.add(new Export.Source(
                    Messages.text("chart.numbers.parts"),
                    true,
                    parts -> rows(ChartReduction.bins(series, parts), locale),
                    (parts, progress) -> ChartFile.numbers(ChartReduction.bins(series, parts), locale)));
        }
        return sources;
    }

    /** Without the head. */
    private static long rows(Chart chart, Locale locale) {
        long[] rows = {-1};
        ChartText.forEach(chart, locale, row -> rows[0]++);
        return rows[0];
    }

    private static Export.Picture picture(String key, Chart chart, ChartFormat format, ChartFile.Look look) {
        return new Export.Picture(Messages.text(key), format.extension(), () -> ChartFile.picture(chart, format, look));
    }
}
