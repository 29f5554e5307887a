package io.modeldeck.cli.drift;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.BaselineSource;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.BaselineOutlook;
import io.modeldeck.telemetry.file.FileRange;
import io.modeldeck.telemetry.file.TableFile;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "set",
        description = {
            "Sets what a model's windows are compared with: the events of a range, the period before each window, the rows of a"
                    + " file, or rows of before. With --dry-run it only says what would come of it.",
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck baseline set --model churn --from 2026-02-01 --to 2026-02-15",
            "  modeldeck baseline set --model churn --last 14d --rolling --dry-run",
            "  modeldeck baseline set --model churn --training"
        })
final class BaselineSetCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--rolling",
            order = 3,
            description = "The range only gives the length; each window is compared with the period before it.")
    private boolean rolling;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            order = 4,
            description =
                    "Rows of features instead of events; columns prediction, score and outcome are known as such.")
    private Optional<String> rows;

    @Option(names = "--training", order = 5, description = "The rows that the version was trained on.")
    private boolean training;

    @Option(
            names = "--again",
            paramLabel = "ID",
            order = 6,
            description = "The rows of an earlier baseline, by its number as baseline list shows it.")
    private Optional<Long> again;

    @Option(
            names = "--dry-run",
            order = 7,
            description = "Shows what would drift and which alerts would change, and keeps nothing; not with --file.")
    private boolean dryRun;

    @Mixin
    private FileOptions file;

    @Mixin
    private ActorOptions actor;

    BaselineSetCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return dryRun ? Access.READ : Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        if (Stream.of(rows.isPresent(), range.isGiven(), training, again.isPresent())
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new WrongUsage("A baseline comes from a range of events, from a file or from rows of before; give"
                    + " --from and --to, --file, --training or --again.");
        }
        if (rows.isPresent()) {
            return set(engine, info, ofFile(engine, info));
        }
        ModelVersion of = version.serving(engine, info);
        BaselineSource source = source(engine, info, of);
        if (dryRun) {
            return BaselineOutlookForm.answer(
                    info, BaselineOutlook.of(engine, info.id(), of.id(), source, actor.at(engine, times())), times());
        }
        return set(
                engine,
                info,
                engine.baselines()
                        .set(
                                actor.actor(engine),
                                actor.at(engine, times()),
                                info.id(),
                                of.id(),
                                source,
                                actor.comment()));
    }

    private static Answer set(Engine engine, ModelInfo info, Baseline baseline) {
        return Answer.of(
                BaselineListCommand.document(baseline, engine),
                "The " + baseline.kind().word() + " baseline of " + info.name() + " has "
                        + Numbers.count(baseline.rows(), "row", "rows") + ".");
    }

    private Baseline ofFile(Engine engine, ModelInfo info) {
        if (dryRun) {
            throw new WrongUsage("What would come of a file is not tried; leave --dry-run out.");
        }
        Table table =
                TableFile.read(FileRange.parse(session.path(rows.orElseThrow()).toString()), file.read());
        OptionalLong of = version.id(engine, info);
        Instant at = actor.at(engine, times());
        return engine.baselines()
                .setFromTable(
                        actor.actor(engine),
                        at,
                        info.id(),
                        of,
                        BaselineKind.FIXED,
                        table,
                        Optional.empty(),
                        actor.comment());
    }

    private BaselineSource source(Engine engine, ModelInfo info, ModelVersion of) {
        if (training) {
            return new BaselineSource.Kept(engine.baselines()
                    .training(info.id(), of.id())
                    .orElseThrow(() -> new Problem("The rows that " + of.label()
                            + " was trained on are not known here; name a range of events.")));
        }
        if (again.isPresent()) {
            Baseline before = engine.baselines().baseline(again.get());
            if (before.modelId() != info.id()) {
                throw new Problem("The baseline " + before.id() + " is of another model than " + info.name()
                        + "; modeldeck baseline list --model " + info.name() + " shows its own.");
            }
            return new BaselineSource.Kept(before);
        }
        TimeRange asked = range.within(RangeOptions.all(engine, info), times());
        return rolling ? new BaselineSource.Rolling(asked) : new BaselineSource.Fixed(asked);
    }
}
