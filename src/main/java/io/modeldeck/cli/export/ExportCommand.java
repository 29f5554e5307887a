package io.modeldeck.cli.export;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartReduction;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.cli.metrics.BesideOption;
import io.modeldeck.cli.metrics.MetricsCommand;
import io.modeldeck.cli.metrics.MetricsSeriesCommand;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.export.TableStyle;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.RunsAcross;
import io.modeldeck.report.SideBySide;
import io.modeldeck.report.StageHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Writes a table of a model, or a metric's chart: the ending of the file says in which form. Tables: .csv,"
                    + " .tsv, .md, .json, .jsonl, .xlsx. Charts: .png, .svg, .pdf, or their numbers in any form of a table."
                    + " Times are ISO-8601 with the offset that --zone has at that time. Without --output the rows go to the"
                    + " terminal, with control characters shown as \\uXXXX."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck export metrics --model churn --last 30d --output churn.csv",
            "  modeldeck export alerts --model churn --output alerts.xlsx",
            "  modeldeck export events --model churn --last 7d --errors --output failed.jsonl",
            "  modeldeck export chart --model churn --metric p95Latency --output churn.svg",
            "  modeldeck export chart --model churn --metric p95Latency --compare 3 --last 7d --output churn.svg",
            "  modeldeck export chart --model churn --metric p95Latency --bins 24 --decimals 1 --zone Europe/Berlin --output churn.csv"
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
        /** Calls of models of texts. */
        TOKENS,
        /** Up to four versions beside one another. */
        COMPARISON,
        /** What came to which stage, when, by whom and why: whatever the range. */
        STAGES,
        /** Trainings as parallel coordinates. */
        TRAININGS,
        CHART
    }

    /** Which numbers of a chart. */
    enum Reduction {
        RAW,
        SHOWN
    }

    private static final int MOST_BINS = 1_000_000;

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "metrics, drift, events, series, alerts, audit, constraints, tokens, comparison (of versions), stages (the whole history), trainings"
                            + " (as parallel coordinates) or chart.")
    private What what;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private BesideOption beside;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--granularity",
            paramLabel = "WORD",
            defaultValue = "hourly",
            order = 13,
            description = "Of metrics: 5min, hourly, daily or monthly (default: hourly).")
    private String granularity;

    @Option(names = "--errors", order = 13, description = "Of events: failed calls only.")
    private boolean onlyErrors;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            order = 14,
            description = "The file to write; its ending says in which form.")
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

    @Option(
            names = "--scale",
            paramLabel = "1|2",
            defaultValue = "2",
            order = 17,
            description = "Of a PNG: pixels for one of --size (default: 2).")
    private int scale;

    @Option(
            names = "--logarithmic",
            order = 17,
            description =
                    "Of the picture of a chart over time: a logarithmic value axis, where all values are above zero.")
    private boolean logarithmic;

    @Option(
            names = "--numbers",
            paramLabel = "WORD",
            order = 18,
            description = "Of a chart's numbers: raw (default) or shown, what a drawing of that --size shows.")
    private Optional<Reduction> numbers;

    @Option(
            names = "--bins",
            paramLabel = "N",
            order = 19,
            description = "Of a chart's numbers: mean, smallest and largest of N equal parts of the range.")
    private Optional<Integer> bins;

    @Option(
            names = "--decimals",
            paramLabel = "N",
            order = 19,
            description = "Rounds the numbers of a table or a chart to N decimals (default: as exact as they are).")
    private Optional<Integer> decimals;

    @Mixin
    private PictureOptions picture;

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.READ;
    }

    @Override
    protected Answer answer(Engine engine) {
        if (onlyErrors && what != What.EVENTS) {
            throw new WrongUsage("--errors goes with export events: other tables have no failed calls to choose");
        }
        ModelInfo info = model.of(engine);
        OptionalLong versionId = version.id(engine, info);
        if (what == What.SERIES || what == What.CHART && MetricName.find(metric).isEmpty()) {
            return series(engine, info);
        }
        if (what == What.STAGES) {
            return table(StageHistory.of(engine.promotion().stageHistory(info.id())));
        }
        if (what == What.TRAININGS) {
            return chart(across(engine, info));
        }
        TimeRange all = MetricsCommand.all(engine, info);
        // What is measured and decided is dated at or after the events that it is about.
        TimeRange open = what == What.EVENTS || what == What.METRICS || what == What.CHART
                ? all
                : new TimeRange(all.from().minus(1, ChronoUnit.DAYS), latest(engine, all));
        TimeRange asked = range.within(open, times());
        Granularity grain = WrongUsage.of(() -> Granularity.of(granularity));
        if (what == What.CHART) {
            return chart(
                    new MetricChart(engine, info, versionId, asked, zone(), beside.of(engine, info, versionId, asked))
                            .of(MetricName.named(metric), grain));
        }
        ExportedTables tables = new ExportedTables(engine, info, versionId, asked);
        return table(
                switch (what) {
                    case METRICS -> tables.metrics(grain);
                    case DRIFT -> tables.drift();
                    case EVENTS -> tables.events(onlyErrors);
                    case ALERTS -> tables.alerts();
                    case CONSTRAINTS -> tables.constraints();
                    case TOKENS -> tables.tokens();
                    case COMPARISON -> comparison(engine, info, asked);
                    default -> tables.audit();
                });
    }

    private static Instant latest(Engine engine, TimeRange all) {
        Instant now = engine.clock().instant();
        return (now.isAfter(all.to()) ? now : all.to()).plus(1, ChronoUnit.DAYS);
    }

    /** The version in production first, then the newest, as the window chooses them. */
    private Table comparison(Engine engine, ModelInfo info, TimeRange asked) {
        return SideBySide.read(engine, info.id(), asked, zone()).table(false);
    }

    /** The newest trainings, each a line across what it was trained with and what it reached. */
    private static Chart across(Engine engine, ModelInfo info) {
        return RunsAcross.of(
                engine.training().runs(OptionalLong.of(info.id()), RunsAcross.MOST),
                new RunsAcross.Words(
                        "Trainings of " + info.name(),
                        run -> "run " + run,
                        name -> name,
                        name -> name,
                        "trainer",
                        "rows",
                        "seconds",
                        left -> left == 0
                                ? ""
                                : Numbers.count(left, "property", "properties") + " without a difference left out"));
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
                ? chart(new SeriesCharts(engine.series(), asked, zone())
                        .of(series, WrongUsage.of(() -> Granularity.of(granularity))))
                : table(ExportedTables.series(engine.series(), series, asked));
    }

    private Answer chart(Chart chart) {
        String name = output.orElseThrow(
                () -> new WrongUsage("A chart is a picture; name the file for it with --output FILE.png."));
        Path file = session.path(name);
        ChartFile.Look look = new ChartFile.Look(
                picture.width(),
                picture.height(),
                scale(),
                picture.dark() ? Palette.dark() : Palette.light(),
                Locale.ENGLISH,
                logarithmic);
        Chart taken = numbers.isPresent() || bins.isPresent() ? reduced(chart, name, look) : chart;
        if (decimals.isPresent() && ChartFormat.ofFile(name).isPresent()) {
            throw new WrongUsage("--decimals is for the numbers of a chart, not for a picture; name a file such as"
                    + " FILE.csv, or leave it out.");
        }
        byte[] bytes = ChartFile.bytes(taken, name, look, style());
        OutputFile.bytes(file, overwrite, bytes);
        return Answer.of(
                Answer.document("file", file.toString(), "points", taken.points(), "bytes", bytes.length),
                "The chart is in " + file + " (" + Numbers.count(taken.points(), "point", "points") + ").");
    }

    private double scale() {
        if (scale != 1 && scale != 2) {
            throw new WrongUsage(
                    "A picture is as sharp as 1 or 2 pixels for one, not " + scale + "; choose --scale 1 or 2.");
        }
        return scale;
    }

    /** Fewer numbers: those that the drawing shows, or of so many equal parts. */
    private Chart reduced(Chart chart, String name, ChartFile.Look look) {
        if (ChartFormat.ofFile(name).isPresent()) {
            throw new WrongUsage(
                    "--numbers and --bins are for the numbers of a chart, not for a picture; name a file such as"
                            + " FILE.csv, or leave them out.");
        }
        if (bins.isPresent()) {
            if (bins.get() < 1 || bins.get() > MOST_BINS) {
                throw new WrongUsage("A range is divided into 1 to " + MOST_BINS + " parts, not " + bins.get()
                        + "; choose another --bins.");
            }
            return chart instanceof TimeSeriesChart series ? ChartReduction.bins(series, bins.get()) : chart;
        }
        return chart instanceof TimeSeriesChart series && numbers.get() == Reduction.SHOWN
                ? ChartReduction.shown(series, look.width())
                : chart;
    }

    private TableStyle style() {
        OptionalInt wished = decimals.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return WrongUsage.of(() -> new TableStyle(wished, zone()));
    }

    private Answer table(Table exact) {
        Table table = style().of(exact);
        if (output.isPresent()) {
            return file(table, session.path(output.get()));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        Report report = Report.of(TableFile.csvHead(table));
        table.rows().forEach(row -> {
            if (json()) {
                rows.add(row);
            } else {
                report.line(TableFile.csvLine(table, row));
            }
        });
        return Answer.of(Answer.document("table", table.name(), "rows", rows), report);
    }

    private Answer file(Table table, Path file) {
        TableFormat format = TableFormat.named(file.getFileName().toString());
        long[] count = {0};
        OutputFile.stream(file, overwrite, out -> count[0] = TableFile.write(table, format, out));
        return Answer.of(
                Answer.document("table", table.name(), "file", file.toString(), "rows", count[0]),
                Numbers.count(count[0], "row", "rows") + " of " + table.name() + " are in " + file + ".");
    }
}
