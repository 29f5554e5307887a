package io.modeldeck.cli;

import io.modeldeck.cli.alert.AlertCommands;
import io.modeldeck.cli.benchmark.BenchmarkCommands;
import io.modeldeck.cli.drift.DriftCommands;
import io.modeldeck.cli.event.EventCommands;
import io.modeldeck.cli.export.ExportCommands;
import io.modeldeck.cli.intake.IntakeCommands;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.metrics.MetricCommands;
import io.modeldeck.cli.model.ModelCommands;
import io.modeldeck.cli.note.NoteCommands;
import io.modeldeck.cli.playground.PlaygroundCommands;
import io.modeldeck.cli.promotion.PromotionCommands;
import io.modeldeck.cli.quality.QualityCommands;
import io.modeldeck.cli.retraining.RetrainingCommands;
import io.modeldeck.cli.rule.RuleCommands;
import io.modeldeck.cli.schedule.ScheduleCommands;
import io.modeldeck.cli.search.SearchCommands;
import io.modeldeck.cli.training.TrainingCommands;
import io.modeldeck.cli.workspace.WorkspaceCommands;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The tree of commands. */
final class Commands {

    private Commands() {}

    /**
     * The command that is asked for, alone: making all of them takes most of a second. All of them where there is no such command, so that the help
     * lists them and a slip of the pen finds its neighbours.
     */
    static CommandLine tree(Session s) {
        CommandLine root = new CommandLine(CommandSpec.create()
                .name("modeldeck")
                .mixinStandardHelpOptions(true)
                .version(version()));
        Map<String, Supplier<CommandLine>> commands = commands(s);
        String first = s.arguments().isEmpty() ? "" : s.arguments().getFirst();
        if (commands.containsKey(first)) {
            commands.keySet().retainAll(Set.of(first));
        }
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        inOrder(root);
        return root;
    }

    /** In the order of the help. Lambdas, since a reference to a method would load its class, too. */
    private static Map<String, Supplier<CommandLine>> commands(Session s) {
        Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
        commands.put("sample", () -> WorkspaceCommands.sample(s));
        commands.put("model", () -> ModelCommands.model(s));
        commands.put("versions", () -> ModelCommands.versions(s));
        commands.put("version", () -> ModelCommands.version(s));
        commands.put("lineage", () -> ModelCommands.lineage(s));
        commands.put("train", () -> TrainingCommands.train(s));
        commands.put("recipe", () -> TrainingCommands.recipe(s));
        commands.put("search", () -> SearchCommands.search(s));
        commands.put("views", () -> WorkspaceCommands.views(s));
        commands.put("diagnostics", () -> WorkspaceCommands.diagnostics(s));
        commands.put("validate", () -> PromotionCommands.validate(s));
        commands.put("shadow", () -> PromotionCommands.shadow(s));
        commands.put("validations", () -> PromotionCommands.validations(s));
        commands.put("promote", () -> PromotionCommands.promote(s));
        commands.put("rollback", () -> PromotionCommands.rollback(s));
        commands.put("predict", () -> PlaygroundCommands.predict(s));
        commands.put("example", () -> PlaygroundCommands.example(s));
        commands.put("tokens", () -> PlaygroundCommands.tokens(s));
        commands.put("benchmark", () -> BenchmarkCommands.benchmark(s));
        commands.put("pack", () -> IntakeCommands.pack(s));
        commands.put("fetch", () -> IntakeCommands.fetch(s));
        commands.put("profile", () -> IntakeCommands.profile(s));
        commands.put("ollama", () -> IntakeCommands.ollama(s));
        commands.put("events", () -> EventCommands.events(s));
        commands.put("feedback", () -> EventCommands.feedback(s));
        commands.put("replay", () -> EventCommands.replay(s));
        commands.put("metrics", () -> MetricCommands.metrics(s));
        commands.put("drift", () -> DriftCommands.drift(s));
        commands.put("quality", () -> QualityCommands.quality(s));
        commands.put("constraints", () -> QualityCommands.constraints(s));
        commands.put("notes", () -> NoteCommands.notes(s));
        commands.put("compare", () -> DriftCommands.compare(s));
        commands.put("alerts", () -> AlertCommands.alerts(s));
        commands.put("rules", () -> RuleCommands.rules(s));
        commands.put("silences", () -> AlertCommands.silences(s));
        commands.put("maintenance", () -> AlertCommands.maintenance(s));
        commands.put("requests", () -> RetrainingCommands.requests(s));
        commands.put("runs", () -> TrainingCommands.runs(s));
        commands.put("baseline", () -> DriftCommands.baseline(s));
        commands.put("jobs", () -> ScheduleCommands.jobs(s));
        commands.put("config", () -> WorkspaceCommands.config(s));
        commands.put("retention", () -> WorkspaceCommands.retention(s));
        commands.put("workers", () -> TrainingCommands.workers(s));
        commands.put("worker", () -> TrainingCommands.worker(s));
        commands.put("export", () -> ExportCommands.export(s));
        commands.put("report", () -> ExportCommands.report(s));
        commands.put("screens", () -> ExportCommands.screens(s));
        commands.put("audit", () -> WorkspaceCommands.audit(s));
        commands.put("backup", () -> WorkspaceCommands.backup(s));
        commands.put("compact", () -> WorkspaceCommands.compact(s));
        commands.put("restore", () -> WorkspaceCommands.restore(s));
        commands.put("check", () -> WorkspaceCommands.check(s));
        return commands;
    }

    /** Options are shown in the order of their weight, not of the alphabet. */
    private static void inOrder(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        command.getSubcommands().values().forEach(Commands::inOrder);
    }

    private static String version() {
        String built = Commands.class.getPackage().getImplementationVersion();
        return "ModelDeck " + (built == null ? "(built from sources)" : built);
    }
}
