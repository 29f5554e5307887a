package io.modeldeck.cli.metrics;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.metrics.SeriesPeriod;
import io.modeldeck.metrics.SeriesService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "series",
        description = "Lists the numeric series from outside, or shows one of them over a range and period by period.",
        footer = {
            "",
            "Examples:",
            "  modeldeck metrics series --model churn",
            "  modeldeck metrics series --model churn --name cpu --last 7d --granularity hourly"
        })
public final class MetricsSeriesCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Option(names = "--name", paramLabel = "NAME", order = 2, description = "The series to show.")
    private Optional<String> name;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--granularity",
            paramLabel = "WORD",
            defaultValue = "daily",
            order = 13,
            description = "Of the periods: 5min, hourly, daily or monthly (default: daily).")
    private String granularity;

    MetricsSeriesCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        OptionalLong modelId = model.id(engine);
        List<SeriesInfo> there = modelId.isPresent()
                ? engine.series().of(modelId.getAsLong())
                : engine.series().all();
        return name.isEmpty() ? list(engine, there) : one(engine, named(there, name.get()));
    }

    /** The series of that name, or a sentence that names those there are. */
    public static SeriesInfo named(List<SeriesInfo> there, String name) {
        List<SeriesInfo> found =
                there.stream().filter(series -> series.name().equals(name)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String names = there.isEmpty()
                ? "there is none yet; bring one with metrics import"
                : "there are "
                        + String.join(
                                ", ",
                                there.stream().map(SeriesInfo::name).distinct().toList());
        throw new Problem(
                found.isEmpty()
                        ? "There is no series '" + name + "' here; " + names + "."
                        : "Several models have a series '" + name + "'; say which with --model NAME.");
    }

    private Answer list(Engine engine, List<SeriesInfo> there) {
        TextTable table = new TextTable("name", "unit", "model", "values>", times().head("from"), times().head("to"));
        there.forEach(s -> table.row(
                s.name(),
                s.unit(),
                owner(engine, s).orElse("(workspace)"),
                s.points(),
                times().text(s.range().from()),
                times().text(s.range().to())));
        return Answer.of(
                Answer.document(
                        "series", there.stream().map(s -> document(engine, s)).toList()),
                new Report().table(table, "There are no series."));
    }

    private Answer one(Engine engine, SeriesInfo series) {
        SeriesService service = engine.series();
        TimeRange asked = range.within(series.range(), times());
        Granularity grain = WrongUsage.of(() -> Granularity.of(granularity));
        List<SeriesPeriod> periods = service.periods(series.id(), grain, asked);
        Optional<SeriesPeriod> whole =
                service.figures(series.id(), asked).map(figures -> new SeriesPeriod(asked, figures));
        TextTable table =
                new TextTable(times().head("from"), "values>", "min>", "mean>", "sd>", "p95>", "max>", "last>");
        periods.forEach(p -> addRow(table, times().text(p.range().from()), p, series.unit()));
        whole.ifPresent(p -> addRow(table, "all of it", p, series.unit()));
        Map<String, Object> document = document(engine, series);
        document.put("granularity", grain.word());
        document.put("summary", whole.map(SeriesForm::document));
        document.put("periods", periods.stream().map(SeriesForm::document).toList());
        return Answer.of(
                document,
                Report.of(series.name() + ", from " + times().full(asked.from()) + " to " + times().full(asked.to()))
                        .table(table, "It has no value in this range."));
    }

    private static void addRow(TextTable table, String label, SeriesPeriod period, String unit) {
        table.row(
                label,
                period.figures().count(),
                text(period.figures().min(), unit),
                text(period.figures().mean(), unit),
                period.figures().standardDeviation().stream()
                        .mapToObj(deviation -> text(deviation, unit))
                        .findFirst()
                        .orElse(""),
                text(period.figures().quantile(.95), unit),
                text(period.figures().max(), unit),
                text(period.figures().last(), unit));
    }

    /** Values are in their unit as they stand, per cent too. */
    private static String text(double value, String unit) {
        return (Numbers.text(value) + " " + unit).strip();
    }

    private static Optional<String> owner(Engine engine, SeriesInfo series) {
        return series.modelId().isEmpty()
                ? Optional.empty()
                : Optional.of(engine.registry()
                        .requireModel(series.modelId().getAsLong())
                        .name());
    }

    private static Map<String, Object> document(Engine engine, SeriesInfo series) {
        return Answer.document(
                "name",
                series.name(),
                "unit",
                series.unit(),
                "model",
                owner(engine, series),
                "points",
                series.points(),
                "from",
                series.range().from(),
                "to",
                series.range().to());
    }
}
