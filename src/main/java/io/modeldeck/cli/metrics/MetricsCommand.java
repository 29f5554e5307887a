package io.modeldeck.cli.metrics;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricBands;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService.QualityReading;
import io.modeldeck.registry.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "metrics",
        description = "Shows requests, latency, errors and quality of a model over a range, and period by period.",
        footer = {
            "",
            "Examples:",
            "  modeldeck metrics --model churn --last 30d --granularity daily",
            "  modeldeck metrics --model churn --last 7d --compare 3"
        })
final class MetricsCommand extends ReadingCommand {

    @Spec
    private CommandSpec spec;

    /** Not required as such: that would ask the commands below this one for it, too. */
    @Option(names = "--model", paramLabel = "NAME", order = 1, description = "Name of the model.")
    private Optional<String> model;

    @Mixin
    private VersionOption version;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--granularity",
            paramLabel = "WORD",
            defaultValue = "daily",
            order = 3,
            description = "5min, hourly, daily or monthly (default: daily).")
    private String granularity;

    @Mixin
    private BesideOption beside;

    @Option(
            names = "--live",
            order = 5,
            description = "The five minutes before now instead, version by version, up to the last call.")
    private boolean live;

    MetricsCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = engine.registry()
                .requireModel(model.orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "Missing required option: '--model=NAME'")));
        OptionalLong versionId = version.id(engine, info);
        if (live) {
            return LiveForm.answer(engine, info, versionId, times());
        }
        Granularity grain = WrongUsage.of(() -> Granularity.of(granularity));
        TimeRange asked = range.within(RangeOptions.all(engine, info), times());
        MetricPeriod summary = engine.metrics().summary(info.id(), versionId, asked);
        QualityReading quality = engine.metrics().quality(info.id(), versionId, asked);
        List<MetricPeriod> periods = engine.metrics().series(info.id(), versionId, grain, asked);
        List<TimeRange> off = engine.sessions().off(asked, engine.clock().instant());
        Optional<Compared> compared =
                beside.of(engine, info, versionId, asked).map(other -> Compared.of(engine, other, grain));
        Map<String, Object> document = document(info, grain, asked, summary, quality, periods, off);
        compared.ifPresent(other -> document.put("compared", other.document()));
        return Answer.of(document, report(grain, asked, summary, quality, periods, off, compared));
    }

    /** The figures that others are held against. */
    private record Compared(BesideOption.Beside with, MetricPeriod summary, List<MetricPeriod> periods) {

        static Compared of(Engine engine, BesideOption.Beside other, Granularity grain) {
            return new Compared(other, other.summary(engine), other.periods(engine, grain));
        }

        Map<String, Object> document() {
            return Answer.document(
                    "with",
                    with.word(),
                    "from",
                    with.range().from(),
                    "to",
                    with.range().to(),
                    "summary",
                    MetricForm.document(summary),
                    "periods",
                    periods.stream().map(MetricForm::document).toList());
        }

        /** In the terminal: the same table of the whole range as above. */
        void tell(Report report, Times times) {
            report.heading(with.title() + ", from " + times.full(with.range().from()) + " to "
                    + times.full(with.range().to()));
            report.table(whole(summary), "Nothing was measured.");
        }
    }

    private static TextTable whole(MetricPeriod summary) {
        TextTable whole = new TextTable("metric", "value>", "by chance alone, 95 of 100");
        for (MetricName metric : MetricForm.known(List.of(summary))) {
            whole.row(
                    metric.label(),
                    MetricForm.text(metric, summary),
                    MetricForm.text(metric, MetricBands.of(metric, summary)));
        }
        return whole;
    }

    private static Map<String, Object> document(
            ModelInfo info,
            Granularity grain,
            TimeRange asked,
            MetricPeriod summary,
            QualityReading quality,
            List<MetricPeriod> periods,
            List<TimeRange> off) {
        return Answer.document(
                "model",
                info.name(),
                "granularity",
                grain.word(),
                "from",
                asked.from(),
                "to",
                asked.to(),
                "summary",
                MetricForm.document(summary),
                "quality",
                Answer.document(
                        "labelled",
                        quality.labelled(),
                        "values",
                        new TreeMap<>(quality.values()),
                        "bands",
                        MetricForm.bands(quality.bands())),
                "periods",
                periods.stream().map(MetricForm::document).toList(),
                "engineOff",
                off.stream()
                        .map(range -> Answer.document("from", range.from(), "to", range.to()))
                        .toList());
    }

    private Report report(
            Granularity grain,
            TimeRange asked,
            MetricPeriod summary,
            QualityReading quality,
            List<MetricPeriod> periods,
            List<TimeRange> off,
            Optional<Compared> compared) {
        Report report = Report.of("From " + times().full(asked.from()) + " to " + times().full(asked.to()));
        TextTable whole = whole(summary);
        quality.values().forEach((name, value) -> {
            MetricName metric = MetricName.named(name);
            if (!Double.isFinite(metric.of(summary))) {
                whole.row(
                        metric.label(),
                        Numbers.withUnit(value, metric.unit()),
                        MetricForm.text(
                                metric, Optional.ofNullable(quality.bands().get(metric))));
            }
        });
        report.table(whole, "Nothing was measured in this range.");
        compared.ifPresent(other -> other.tell(report, times()));
        report.heading(grain.label());
        List<MetricName> known = MetricForm.known(periods);
        List<String> heads = new ArrayList<>(List.of(times().head("from")));
        known.forEach(metric -> heads.add(metric.label() + ">"));
        TextTable table = new TextTable(heads.toArray(String[]::new));
        for (MetricPeriod period : periods) {
            List<String> cells =
                    new ArrayList<>(List.of(times().text(period.range().from())));
            known.forEach(metric -> cells.add(MetricForm.text(metric, period)));
            table.row(cells.toArray());
        }
        report.table(table, "Nothing was measured in this range.");
        off.forEach(range -> report.line("No engine ran from " + times().full(range.from()) + " to "
                + times().full(range.to()) + "; what is missing there says nothing of the model."));
        return report;
    }
}
