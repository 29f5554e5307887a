package io.modeldeck.cli.export;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.cli.metrics.BesideOption;
import io.modeldeck.cli.metrics.MetricsSeriesCommand;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.SideBySide;
import io.modeldeck.report.StageHistory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
final class ExportCommand extends ReadingCommand {

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
            names = "--metric",
            paramLabel = "NAME",
            defaultValue = "requestCount",
            order = 16,
            description = "Of the chart (default: requestCount), or the name of a series.")
    private String metric;

    // Before the target: of options of one order, the first that is met leads the help.
    @Mixin
    private ChartOptions chart;

    @Mixin
    private ExportTarget target;

    ExportCommand(Session session) {
        super(session);
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
            return chart(TrainingsChart.of(engine, info));
        }
        TimeRange all = RangeOptions.all(engine, info);
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

    private Answer chart(Chart drawn) {
        return target.chart(drawn, chart, session, zone());
    }

    private Answer table(Table table) {
        return target.table(table, session, zone(), json());
    }
}
