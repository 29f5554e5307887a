package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.Constraints;
import io.modeldeck.quality.Finding;
import io.modeldeck.registry.ModelInfo;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "test",
        description = {
            "Says what a constraint would find among the stored events, before it is kept: the newest 50 000 of the range."
                    + " Without a demand or a file, all constraints of the model are tried. Changes nothing."
        },
        footer = {"", "Example:", "  modeldeck constraints test --model churn --feature price --range 0:100 --last 30d"
        })
final class ConstraintsTestCommand extends ReadingCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private ConstraintOptions demand;

    @Option(names = "--file", paramLabel = "FILE", order = 11, description = "Constraints as CSV or .json.")
    private Optional<String> file;

    @Mixin
    private RangeOptions range;

    ConstraintsTestCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        TimeRange asked = range.within(RangeOptions.all(engine, info), times());
        List<Constraints.Trial> trials =
                engine.constraints().test(wanted(engine, info), info.id(), version.id(engine, info), asked);
        EventForm events = EventForm.of(engine, info);
        Report report = Report.of("From " + times().full(asked.from()) + " to " + times().full(asked.to()));
        for (Constraints.Trial trial : trials) {
            report.heading(trial.finding()
                    .map(Finding::sentence)
                    .orElseGet(() -> trial.constraint().words() + ": holds in all of "
                            + Numbers.count(trial.rows(), "row", "rows") + "."));
            if (trial.finding().isPresent()) {
                report.table(
                        events.table(
                                trial.offenders().events(), trial.constraint().feature(), times()),
                        "");
            }
        }
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "from",
                        asked.from(),
                        "to",
                        asked.to(),
                        "trials",
                        trials.stream()
                                .map(trial -> Answer.document(
                                        "constraint",
                                        ConstraintForm.document(trial.constraint()),
                                        "rows",
                                        trial.rows(),
                                        "broken",
                                        trial.offenders().all(),
                                        "share",
                                        trial.rows() == 0
                                                ? null
                                                : (double) trial.offenders().all() / trial.rows(),
                                        "sentence",
                                        trial.finding().map(Finding::sentence),
                                        "events",
                                        events.documents(trial.offenders().events())))
                                .toList()),
                report);
    }

    private List<Constraint> wanted(Engine engine, ModelInfo info) {
        if (file.isPresent() && demand.isGiven()) {
            throw new WrongUsage("--file brings whole constraints; leave the options of a single one out.");
        }
        if (file.isPresent()) {
            return ConstraintFile.read(session.path(file.get()), info.id());
        }
        return demand.isGiven()
                ? List.of(ConstraintForm.of(demand, info.id()))
                : engine.constraints().ofModel(info.id());
    }
}
