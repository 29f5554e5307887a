package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartImage;
import io.modeldeck.chart.Palette;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.registry.ModelInfo;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Writes a table of a model as CSV or JSON, or a metric's chart as PNG. Without --output the rows go to the"
                    + " terminal, with control characters shown as \\uXXXX."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck export metrics --model churn --last 30d --output churn.csv",
            "  modeldeck export chart --model churn --metric p95Latency --output churn.png"
        })
final class ExportCommand extends EngineCommand {

    /** What can be exported. */
    enum What {
        METRICS,
        DRIFT,
        EVENTS,
        SERIES,
        ALERTS,
        AUDIT,
        CONSTRAINTS,
        CHART
    }

    @Parameters(
            paramLabel = "WHAT",
            description = "metrics, drift, events, series, alerts, audit, constraints or chart.")
    private What what;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--granularity",
            paramLabel = "WORD",
            defaultValue = "hourly",
            order = 13,
            description = "Of metrics: 5min, hourly, daily or monthly (default: hourly).")
    private String granularity;

    @Option(names = "--output", paramLabel = "FILE", order = 14, description = "The file to write: .csv, .json, .png.")
    private Optional<String> output;

    @Option(names = "--overwrite", order = 15, description = "Replaces the file when it is there.")
    private boolean overwrite;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            defaultValue = "requestCount",
            order = 16,
            description = "Of the chart (default: requestCount), or the name of a series.")
    private String metric;

    @Mixin
    private PictureOptions picture;

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        OptionalLong versionId = version.id(engine, info);
        if (what == What.SERIES || what == What.CHART && MetricName.find(metric).isEmpty()) {
            return series(engine, info);
        }
        TimeRange all = MetricsCommand.all(engine, info);
        // What is measured and decided is dated at or after the events that it is about.
        TimeRange open = what == What.EVENTS || what == What.METRICS || what == What.CHART
                ? all
                : new TimeRange(all.from().minus(1, ChronoUnit.DAYS), latest(engine, all));
        TimeRange asked = range.within(open, times());
        Granularity grain = Granularity.of(granularity);
        if (what == What.CHART) {
            return chart(new MetricChart(engine, info, versionId, asked, zone()).of(MetricName.named(metric), grain));
        }
        ExportedTables tables = new ExportedTables(engine, info, versionId, asked);
        return table(
                switch (what) {
                    case METRICS -> tables.metrics(grain);
                    case DRIFT -> tables.drift();
                    case EVENTS -> tables.events();
                    case ALERTS -> tables.alerts();
                    case CONSTRAINTS -> tables.constraints();
                    default -> tables.audit();
                });
    }

    private static Instant latest(Engine engine, TimeRange all) {
        Instant now = engine.clock().instant();
        return (now.isAfter(all.to()) ? now : all.to()).plus(1, ChronoUnit.DAYS);
    }

    /** The single values of a series from outside, or its chart. */
    private Answer series(Engine engine, ModelInfo info) {
        List<SeriesInfo> there = engine.series().of(info.id());
        if (what == What.CHART && there.stream().noneMatch(s -> s.name().equals(metric))) {
            // Neither: the sentence names the metrics.
            MetricName.named(metric);
        }
        SeriesInfo series = MetricsSeriesCommand.named(there, metric);
        TimeRange asked = range.within(series.range(), times());
        return what == What.CHART
                ? chart(new SeriesCharts(engine.series(), asked, zone()).of(series, Granularity.of(granularity)))
                : table(ExportedTables.series(engine.series(), series, asked));
    }

    private Answer chart(Chart chart) {
        Path file = session.path(output.orElseThrow(
                () -> new Problem("A chart is a picture; name the file for it with --output FILE.png.")));
        Palette palette = picture.dark() ? Palette.dark() : Palette.light();
        byte[] png = ChartImage.png(chart, picture.width(), picture.height(), 2, palette);
        OutputFile.bytes(file, overwrite, png);
        return Answer.of(
                Answer.document("file", file.toString(), "points", chart.points(), "bytes", png.length),
                "The chart is in " + file + " (" + Numbers.count(chart.points(), "point", "points") + ").");
    }

    private Answer table(ExportedTable table) {
        if (output.isPresent()) {
            return file(table, session.path(output.get()));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        Report report = Report.of(table.header());
        table.rows().forEach(row -> {
            if (json()) {
                rows.add(row);
            } else {
                report.line(table.line(row));
            }
        });
        return Answer.of(Answer.document("table", table.name(), "rows", rows), report);
    }

    private Answer file(ExportedTable table, Path file) {
        boolean asJson = file.toString().endsWith(".json");
        long[] count = {0};
        OutputFile.text(file, overwrite, out -> {
            if (asJson) {
                count[0] = writeJson(table, out);
            } else {
                count[0] = writeCsv(table, out);
            }
        });
        return Answer.of(
                Answer.document("table", table.name(), "file", file.toString(), "rows", count[0]),
                Numbers.count(count[0], "row", "rows") + " of " + table.name() + " are in " + file + ".");
    }

    private static long writeCsv(ExportedTable table, Writer out) throws IOException {
        List<IOException> failed = new ArrayList<>();
        long[] count = {0};
        out.write(table.header() + "\r\n");
        table.rows().forEach(row -> count[0] += write(out, table.line(row) + "\r\n", failed));
        return checked(count[0], failed);
    }

    private static long writeJson(ExportedTable table, Writer out) throws IOException {
        List<IOException> failed = new ArrayList<>();
        long[] count = {0};
        out.write("{\"table\":" + Json.write(table.name()) + ",\"rows\":[");
        table.rows().forEach(row -> count[0] += write(out, (count[0] == 0 ? "\n" : ",\n") + Json.write(row), failed));
        out.write("\n]}\n");
        return checked(count[0], failed);
    }

    /** One row more, unless the disk failed: a consumer of rows cannot throw what a disk throws. */
    private static int write(Writer out, String line, List<IOException> failed) {
        if (failed.isEmpty()) {
            try {
                out.write(line);
                return 1;
            } catch (IOException e) {
                failed.add(e);
            }
        }
        return 0;
    }

    private static long checked(long count, List<IOException> failed) throws IOException {
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        return count;
    }
}
