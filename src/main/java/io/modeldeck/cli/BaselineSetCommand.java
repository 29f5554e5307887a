package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.FileRange;
import io.modeldeck.telemetry.TableFile;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "set",
        description = "Sets what a model's windows are compared with: the events of a range, or the rows of a file.",
        footer = {"", "Example:", "  modeldeck baseline set --model churn --from 2026-02-01 --to 2026-02-15"})
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

    @Mixin
    private FileOptions file;

    @Mixin
    private ActorOptions actor;

    BaselineSetCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        if (rows.isPresent() == range.isGiven()) {
            throw new WrongUsage(
                    "A baseline comes from a range of events or from a file; give --from and --to, or --file.");
        }
        Instant at = actor.at(engine, times());
        Baseline baseline = rows.isPresent() ? ofFile(engine, info, at) : ofEvents(engine, info, at);
        return Answer.of(
                BaselineListCommand.document(baseline, engine),
                "The " + baseline.kind().word() + " baseline of " + info.name() + " has "
                        + Numbers.count(baseline.rows(), "row", "rows") + ".");
    }

    private Baseline ofFile(Engine engine, ModelInfo info, Instant at) {
        Table table =
                TableFile.read(FileRange.parse(session.path(rows.orElseThrow()).toString()), file.read());
        OptionalLong of = version.id(engine, info);
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

    private Baseline ofEvents(Engine engine, ModelInfo info, Instant at) {
        ModelVersion of = version.serving(engine, info);
        TimeRange asked = range.within(MetricsCommand.all(engine, info), times());
        return engine.baselines()
                .setFromEvents(
                        actor.actor(engine),
                        at,
                        info.id(),
                        of.id(),
                        asked,
                        rolling ? BaselineKind.ROLLING : BaselineKind.FIXED,
                        actor.comment());
    }
}
