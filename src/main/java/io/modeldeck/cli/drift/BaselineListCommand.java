package io.modeldeck.cli.drift;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the baselines of a model, the newest first, with the replaced ones.",
        footer = {"", "Example:", "  modeldeck baseline list --model churn"})
final class BaselineListCommand extends ReadingCommand {

    @Mixin
    private ModelOption model;

    BaselineListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        List<Baseline> baselines = engine.baselines().baselines(info.id());
        TextTable table =
                new TextTable("id>", "of", "kind", "rows>", "range", "active", times().head("since"), "by", "comment");
        baselines.forEach(b -> table.row(
                b.id(),
                version(b, engine).map(v -> "v" + v).orElse("every version"),
                b.kind().word(),
                b.rows(),
                b.range()
                        .map(r -> times().text(r.from()) + " to " + times().full(r.to()))
                        .orElse(""),
                b.active() ? "yes" : "no",
                times().text(b.at()),
                b.by(),
                b.comment()));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "baselines",
                        baselines.stream().map(b -> document(b, engine)).toList()),
                new Report().table(table, info.name() + " has no baseline yet; set one with: modeldeck baseline set."));
    }

    static Map<String, Object> document(Baseline baseline, Engine engine) {
        return Answer.document(
                "id",
                baseline.id(),
                "version",
                version(baseline, engine),
                "kind",
                baseline.kind().word(),
                "rows",
                baseline.rows(),
                "from",
                baseline.range().map(TimeRange::from),
                "to",
                baseline.range().map(TimeRange::to),
                "quality",
                baseline.quality(),
                "active",
                baseline.active(),
                "at",
                baseline.at(),
                "by",
                baseline.by(),
                "comment",
                baseline.comment());
    }

    private static Optional<Integer> version(Baseline baseline, Engine engine) {
        return baseline.versionId().isPresent()
                ? engine.registry().version(baseline.versionId().getAsLong()).map(ModelVersion::deploymentVersion)
                : Optional.empty();
    }
}
