package io.modeldeck.cli.export;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Paper;
import io.modeldeck.export.PaperFile;
import io.modeldeck.export.PaperFormat;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.ReportKind;
import io.modeldeck.report.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = {
            "Writes a report for people, as one HTML page, as PDF, as Markdown or as JSON: the ending of the file says which.",
            "drift: what drifted and what it looks like. card: what a version is and what it did (default: the one in"
                    + " production). handover: what the next shift must know, of one model or all, over the last 12 hours"
                    + " unless another range is named. decision: why a model was retrained or was not.",
            "alert: what an alert found, what it means and what came of it. run: a training, on what, how it went and how"
                    + " it was judged. status: how all models do, over the last 24 hours of each unless another range is named."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck report drift --model churn --last 14d --output drift.html",
            "  modeldeck report handover --output shift.pdf",
            "  modeldeck report decision --request 7 --output request-7.pdf",
            "  modeldeck report alert --alert 12 --output alert-12.md"
        })
final class ReportCommand extends ReadingCommand {

    private static final Duration SHIFT = Duration.ofHours(12);

    @Parameters(paramLabel = "WHAT", description = "drift, card, handover, decision, alert, run or status.")
    private String what;

    @Option(names = "--model", paramLabel = "NAME", order = 10, description = "Of drift and card, maybe of handover.")
    private Optional<String> model;

    @Option(names = "--version", paramLabel = "N", order = 11, description = "Of card: the number of the version.")
    private Optional<Integer> version;

    @Option(names = "--request", paramLabel = "N", order = 12, description = "Of decision: the number of the request.")
    private Optional<Long> request;

    @Option(names = "--alert", paramLabel = "N", order = 12, description = "Of alert: its number.")
    private Optional<Long> alert;

    @Option(names = "--run", paramLabel = "N", order = 12, description = "Of run: its number.")
    private Optional<Long> run;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            required = true,
            order = 14,
            description = "The file to write: .html, .pdf, .md or .json.")
    private String output;

    @Option(names = "--overwrite", order = 15, description = "Replaces the file when it is there.")
    private boolean overwrite;

    ReportCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ReportKind kind = ReportKind.named(what.toLowerCase(Locale.ROOT));
        PaperFormat format = PaperFormat.named(output);
        Path file = session.path(output);
        byte[] bytes = PaperFile.bytes(paper(engine, kind, new Reports(engine, zone())), format);
        OutputFile.bytes(file, overwrite, bytes);
        return Answer.of(
                Answer.document("report", kind.word(), "file", file.toString(), "bytes", bytes.length),
                "The report is in " + file + ".");
    }

    private Paper paper(Engine engine, ReportKind kind, Reports reports) {
        return switch (kind) {
            case DRIFT -> {
                ModelInfo info = model(engine);
                yield reports.drift(info, open(engine, info));
            }
            case CARD -> {
                ModelInfo info = model(engine);
                ModelVersion shown = engine.registry()
                        .serving(info.id(), version.map(OptionalInt::of).orElseGet(OptionalInt::empty));
                yield reports.card(info, shown, range.within(RangeOptions.all(engine, info), times()));
            }
            case HANDOVER -> {
                Instant now = engine.clock().instant();
                Optional<ModelInfo> info = model.map(engine.registry()::requireModel);
                // What was done in this very moment belongs to the shift.
                Instant end = info.map(found -> found.present(now)).orElse(now).plusMillis(1);
                yield reports.handover(
                        info.map(found -> OptionalLong.of(found.id())).orElse(OptionalLong.empty()),
                        range.within(TimeRange.endingAt(end, SHIFT), times()));
            }
            case DECISION ->
                reports.decision(one(request, "A decision record is about one request", "--request N", "requests"));
            case ALERT -> reports.alert(one(alert, "This report is about one alert", "--alert N", "alerts"));
            case RUN -> reports.run(one(run, "This report is about one training", "--run N", "runs"));
            case STATUS -> {
                Instant now = engine.clock().instant();
                yield reports.status(
                        info -> range.within(TimeRange.endingAt(info.present(now), Duration.ofDays(1)), times()));
            }
        };
    }

    private static long one(Optional<Long> number, String about, String option, String list) {
        return number.orElseThrow(
                () -> new Problem(about + "; name it with " + option + " (modeldeck " + list + " list)."));
    }

    private ModelInfo model(Engine engine) {
        return engine.registry()
                .requireModel(model.orElseThrow(
                        () -> new Problem("This report is about one model; name it with --model NAME.")));
    }

    /** What is decided about events is dated at or after them. */
    private TimeRange open(Engine engine, ModelInfo info) {
        TimeRange all = RangeOptions.all(engine, info);
        Instant now = engine.clock().instant();
        Instant end = (now.isAfter(all.to()) ? now : all.to()).plus(1, ChronoUnit.DAYS);
        return range.within(new TimeRange(all.from().minus(1, ChronoUnit.DAYS), end), times());
    }
}
