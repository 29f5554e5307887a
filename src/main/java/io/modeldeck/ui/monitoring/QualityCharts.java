package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Charts out of stored checks of data quality. Pure. */
final class QualityCharts {

    private QualityCharts() {}

    /** The share of missing values of a column at each check, with what is usual in the baseline. */
    static TimeSeriesChart missing(
            String column, double usual, List<QualityReport> checks, List<Marker> notes, TimeRange range, ZoneId zone) {
        List<Threshold> line = Double.isNaN(usual)
                ? List.of()
                : List.of(new Threshold(Messages.text("quality.usual.line"), usual, Severity.INFO));
        return course(
                Messages.text("quality.course.missing", column),
                "share",
                Messages.text("quality.nulls"),
                check -> QualityRows.nulls(check, column),
                checks,
                notes,
                range,
                zone,
                line);
    }

    /** The share of rows with a value that the baseline does not know, at each check. */
    static TimeSeriesChart strange(
            String column, List<QualityReport> checks, List<Marker> notes, TimeRange range, ZoneId zone) {
        return course(
                Messages.text("quality.course.strange", column),
                "share",
                Messages.text("quality.strange"),
                check -> check.rows() == 0 ? Double.NaN : (double) QualityRows.strange(check, column) / check.rows(),
                checks,
                notes,
                range,
                zone,
                List.of());
    }

    /** The share of rows that were there before, at each check. */
    static TimeSeriesChart duplicates(List<QualityReport> checks, List<Marker> notes, TimeRange range, ZoneId zone) {
        return course(
                Messages.text("quality.course.duplicates"),
                "share",
                Messages.text("quality.duplicates"),
                check -> check.rows() == 0 ? Double.NaN : (double) check.duplicates() / check.rows(),
                checks,
                notes,
                range,
                zone,
                List.of());
    }

    private static TimeSeriesChart course(
            String title,
            String unit,
            String name,
            ToDoubleFunction<QualityReport> value,
            List<QualityReport> checks,
            List<Marker> notes,
            TimeRange range,
            ZoneId zone,
            List<Threshold> lines) {
        long[] at =
                checks.stream().mapToLong(check -> check.at().toEpochMilli()).toArray();
        double[] values = checks.stream().mapToDouble(value).toArray();
        return new TimeSeriesChart(
                title,
                unit,
                range,
                zone,
                List.of(Series.line(name, at, values, 0)),
                lines,
                notes,
                true,
                Messages.text("drift.checks", Formats.count(checks.size())));
    }
}
