package io.modeldeck.cli.event;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Replay;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.FileRows;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.schedule.Durations;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.RowRange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = {
            "Plays labelled history as if it happened: each row is predicted by the version in production at its time"
                    + " (or by --version N, whatever is promoted meanwhile), its label comes in after a delay, and the"
                    + " scheduled hops run as time passes."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck replay history.csv --model churn --time day --label left --rows 4000: --approve-as Replay"
        })
final class ReplayCommand extends EngineCommand {

    @Parameters(paramLabel = "DATA", description = "CSV, CSV.gz or JSON Lines, oldest row first.")
    private String data;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(
            names = "--time",
            paramLabel = "COL",
            required = true,
            order = 3,
            description = "Column of times, or row:30m@1996-05-07, counted over the whole file.")
    private String time;

    @Option(
            names = "--label",
            paramLabel = "COL",
            required = true,
            order = 4,
            description = "What turned out to be true.")
    private String label;

    @Option(names = "--rows", paramLabel = "FROM:TO", order = 5, description = "Data rows from 0, end exclusive.")
    private Optional<String> rows;

    @Option(
            names = "--label-delay",
            paramLabel = "DURATION",
            order = 6,
            description = "How long after its row a label becomes known (default: at once).")
    private Optional<String> delay;

    @Option(
            names = "--approve-as",
            paramLabel = "NAME",
            order = 7,
            description = "Approves the requests and promotes what validates in that name; marked as simulated.")
    private Optional<String> approveAs;

    @Mixin
    private FileOptions form;

    ReplayCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        ReadOptions options = form.read()
                .withRows(rows.map(text -> WrongUsage.of(() -> RowRange.parse(text)))
                        .orElse(RowRange.ALL));
        FileRows file = FileRows.read(session.path(data), options, time, form, times());
        file.require(label, "--label");
        Replay.Report done = Replay.run(
                engine,
                new Replay.Plan(
                        model.name(),
                        version.number(engine, engine.registry().requireModel(model.name())),
                        file.timed(),
                        label,
                        delay.map(text -> WrongUsage.of(() -> Durations.parse(text)))
                                .orElse(Duration.ZERO),
                        approveAs.map(
                                name -> Actor.person(name, Face.COMMAND_LINE).asSimulated())),
                session.progress());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("rows", String.valueOf(done.rows()));
        facts.put("predicted", String.valueOf(done.predicted()));
        facts.put("labelled", String.valueOf(done.labelled()));
        done.accuracy().ifPresent(accuracy -> facts.put("accuracy", Numbers.text(accuracy)));
        done.persistence().ifPresent(same -> facts.put("the last label again", Numbers.text(same)));
        done.rmse().ifPresent(rmse -> facts.put("RMSE", Numbers.text(rmse)));
        facts.put("alerts", String.valueOf(done.alerts()));
        facts.put("requests", String.valueOf(done.requests()));
        facts.put("runs", String.valueOf(done.runs()));
        facts.put("promotions", String.valueOf(done.promotions()));
        facts.put("took", Times.length(Duration.ofMillis((long) (done.seconds() * 1e3))));
        return Answer.of(done, Report.of("Replayed into " + model.name() + ":").facts(facts));
    }
}
