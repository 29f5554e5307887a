package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.metrics.PromotionWatch;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "versions",
        description = "Lists a model's versions and which of them was in which stage from when to when, and why.",
        footer = {
            "",
            "Examples:",
            "  modeldeck versions --model churn",
            "  modeldeck versions --model churn --at 2026-01-20T12:00"
        })
final class VersionsCommand extends ReadingCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            order = 2,
            description = "Where each version was at that time, by whose decision and why.")
    private Optional<String> at;

    VersionsCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        return at.isPresent()
                ? StagesAt.answer(engine, info, times().parse("--at", at.get()), times())
                : answer(engine, info);
    }

    private Answer answer(Engine engine, ModelInfo info) {
        List<ModelVersion> versions = engine.registry().versions(info.id());
        List<StageChange> history = engine.promotion().stageHistory(info.id());
        Times times = times();
        TextTable moves = new TextTable(times.head("at"), "version>", "from", "to", "why", "by", "comment");
        history.forEach(change -> moves.row(
                times.text(change.at()),
                "v" + change.deploymentVersion(),
                change.from().map(stage -> stage.word()).orElse(""),
                change.to().word(),
                change.kind().word(),
                change.by() + (change.simulated() ? " (simulated)" : ""),
                change.comment()));
        Map<String, Integer> aliases = ModelForm.aliases(engine, info.id());
        TextTable names = new TextTable("alias", "version>");
        aliases.forEach((name, number) -> names.row(name, "v" + number));
        Optional<PromotionWatch> watch =
                engine.promotionWatches().of(info, engine.clock().instant());
        Report report = new Report().table(ModelForm.table(versions, times), info.name() + " has no version yet.");
        watch.ifPresent(on -> report.heading("Watched after the promotion").line(WatchForm.words(on, times)));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "aliases",
                        aliases,
                        "versions",
                        versions.stream()
                                .map(v -> ModelForm.version(v, engine.registry()::version))
                                .toList(),
                        "history",
                        history.stream().map(ModelForm::move).toList(),
                        "watch",
                        watch.map(WatchForm::document)),
                report.heading("Aliases")
                        .table(names, "None yet; name one with: modeldeck version alias.")
                        .heading("History")
                        .table(moves, "Nothing has moved yet."));
    }
}
