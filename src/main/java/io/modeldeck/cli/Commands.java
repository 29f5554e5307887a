package io.modeldeck.cli;

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

    private static Map<String, Supplier<CommandLine>> commands(Session s) {
        Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
        commands.put("sample", () -> new CommandLine(new SampleCommand(s)));
        commands.put(
                "model",
                () -> group(
                        "model",
                        "Models and their versions.",
                        new ModelAddCommand(s),
                        new ModelListCommand(s),
                        new ModelShowCommand(s),
                        new ModelDescribeCommand(s),
                        new ModelProcessCommand(s),
                        new ModelNoteCommand(s),
                        new ModelLoadedCommand(s),
                        new ModelLoadCommand(s),
                        new ModelUnloadCommand(s),
                        new ModelDeleteCommand(s)));
        commands.put("versions", () -> new CommandLine(new VersionsCommand(s)));
        commands.put(
                "version",
                () -> group(
                        "version",
                        "One version of a model.",
                        new VersionAliasCommand(s),
                        new VersionUnaliasCommand(s),
                        new VersionDeleteCommand(s)));
        commands.put("lineage", () -> new CommandLine(new LineageCommand(s)));
        commands.put("train", () -> new CommandLine(new TrainCommand(s)));
        commands.put(
                "recipe",
                () -> group(
                        "recipe",
                        "What models are trained by.",
                        new RecipeShowCommand(s),
                        new RecipeSetCommand(s),
                        new RecipeRemoveCommand(s),
                        new RecipeCheckCommand(s),
                        new RecipeConsentCommand.Allow(s),
                        new RecipeConsentCommand.Withdraw(s)));
        commands.put(
                "search",
                () -> group(
                        "search",
                        "Hyperparameters found by trying.",
                        new SearchStartCommand(s),
                        new SearchListCommand(s),
                        new SearchShowCommand(s),
                        new SearchStopCommand(s),
                        new SearchResumeCommand(s)));
        commands.put(
                "views",
                () -> group(
                        "views",
                        "Saved views: places with their range and the arrangement of their tables.",
                        new ViewsListCommand(s),
                        new ViewsShowCommand(s),
                        new ViewsExportCommand(s),
                        new ViewsImportCommand(s),
                        new ViewsDeleteCommand(s)));
        commands.put("diagnostics", () -> new CommandLine(new DiagnosticsCommand(s)));
        commands.put("validate", () -> new CommandLine(new ValidateCommand(s)));
        commands.put("shadow", () -> new CommandLine(new ShadowCommand(s)));
        commands.put(
                "validations",
                () -> group(
                        "validations",
                        "What was found of versions so far.",
                        new ValidationsListCommand(s),
                        new ValidationsShowCommand(s)));
        commands.put("promote", () -> new CommandLine(new PromoteCommand(s)));
        commands.put("rollback", () -> new CommandLine(new RollbackCommand(s)));
        commands.put("predict", () -> new CommandLine(new PredictCommand(s)));
        commands.put(
                "example",
                () -> group(
                        "example",
                        "Inputs that are kept with a version, to be asked again.",
                        new ExampleListCommand(s),
                        new ExampleShowCommand(s),
                        new ExampleKeepCommand(s),
                        new ExampleRemoveCommand(s)));
        commands.put("tokens", () -> new CommandLine(new TokensCommand(s)));
        commands.put(
                "benchmark",
                () -> group(
                        "benchmark",
                        "Equivalent models beside one another.",
                        new BenchmarkRunCommand(s),
                        new BenchmarkListCommand(s),
                        new BenchmarkShowCommand(s),
                        new BenchmarkModelsCommand(s)));
        commands.put(
                "pack",
                () -> group(
                        "pack",
                        "Runtimes that are added on demand.",
                        new PackListCommand(s),
                        new PackInstallCommand(s)));
        commands.put(
                "fetch",
                () -> group(
                        "fetch",
                        "Models from hubs, addresses, files and folders.",
                        new FetchInspectCommand(s),
                        new FetchStartCommand(s),
                        new FetchListCommand(s),
                        new FetchShowCommand(s),
                        new FetchCancelCommand(s),
                        new FetchRetryCommand(s)));
        commands.put("profile", () -> group("profile", "Lists of models to install.", new ProfileInstallCommand(s)));
        commands.put(
                "ollama",
                () -> group(
                        "ollama",
                        "What an Ollama server has.",
                        new OllamaListCommand(s),
                        new OllamaShowCommand(s),
                        new OllamaPullCommand(s),
                        new OllamaRunningCommand(s)));
        commands.put("events", () -> group("events", "Predictions made elsewhere.", new EventsImportCommand(s)));
        commands.put("feedback", () -> group("feedback", "What turned out to be true.", new FeedbackImportCommand(s)));
        commands.put("replay", () -> new CommandLine(new ReplayCommand(s)));
        commands.put(
                "metrics",
                () -> new CommandLine(new MetricsCommand(s))
                        .addSubcommand(new MetricsImportCommand(s))
                        .addSubcommand(new MetricsSeriesCommand(s))
                        .addSubcommand(new MetricsRuntimeCommand(s)));
        commands.put(
                "drift",
                () -> new CommandLine(new DriftCommand(s))
                        .addSubcommand(new DriftRankCommand(s))
                        .addSubcommand(new DriftDetectorsCommand(s)));
        commands.put(
                "quality",
                () -> group(
                        "quality",
                        "What the data-quality checks found.",
                        new QualityListCommand(s),
                        new QualityShowCommand(s)));
        commands.put(
                "constraints",
                () -> group(
                        "constraints",
                        "What people demand of the features of a model.",
                        new ConstraintsListCommand(s),
                        new ConstraintsAddCommand(s),
                        new ConstraintsEditCommand(s),
                        new ConstraintsRemoveCommand(s),
                        new ConstraintsTestCommand(s)));
        commands.put(
                "notes",
                () -> group(
                        "notes",
                        "What people note at a moment or over a stretch of a model's time.",
                        new NotesListCommand(s),
                        new NotesAddCommand(s),
                        new NotesEditCommand(s),
                        new NotesDeleteCommand(s)));
        commands.put("compare", () -> new CommandLine(new CompareCommand(s)));
        commands.put(
                "alerts",
                () -> group(
                        "alerts",
                        "The inbox of alerts.",
                        new AlertsListCommand(s),
                        new AlertsShowCommand(s),
                        new AlertsAcknowledgeCommand(s),
                        new AlertsUnacknowledgeCommand(s),
                        new AlertsSilenceCommand(s),
                        new AlertsAssignCommand(s),
                        new AlertsCommentCommand(s),
                        new AlertsRateCommand(s)));
        commands.put(
                "rules",
                () -> group(
                        "rules",
                        "What raises alerts.",
                        new RulesListCommand(s),
                        new RulesShowCommand(s),
                        new RulesAddCommand(s),
                        new RulesEditCommand(s),
                        new RulesTestCommand(s),
                        new RulesBudgetCommand(s),
                        new RulesSwitchCommand.Enable(s),
                        new RulesSwitchCommand.Disable(s),
                        new RulesDeleteCommand(s),
                        new RulesRestoreCommand(s)));
        commands.put(
                "silences",
                () -> group(
                        "silences",
                        "Alerts that ask for nobody's attention for a while.",
                        new SilencesListCommand(s),
                        new SilencesAddCommand(s),
                        new SilencesEditCommand(s),
                        new SilencesExpireCommand(s),
                        new SilencesInhibitionCommand(s)));
        commands.put(
                "maintenance",
                () -> group(
                        "maintenance",
                        "Models whose figures mean nothing for a while.",
                        new MaintenanceOnCommand(s),
                        new MaintenanceOffCommand(s),
                        new MaintenanceShowCommand(s)));
        commands.put(
                "requests",
                () -> group(
                        "requests",
                        "Proposals to retrain.",
                        new RequestsListCommand(s),
                        new RequestsShowCommand(s),
                        new RequestsDecisionsCommand(s),
                        new RequestsCreateCommand(s),
                        new RequestsApproveCommand(s),
                        new RequestsWithdrawCommand(s),
                        new RequestsRejectCommand(s),
                        new RequestsSendBackCommand(s),
                        new RequestsReopenCommand(s)));
        commands.put(
                "runs",
                () -> group(
                        "runs",
                        "Trainings.",
                        new RunsListCommand(s),
                        new RunsShowCommand(s),
                        new RunsLogCommand(s),
                        new RunsCancelCommand(s),
                        new RunsRetryCommand(s),
                        new RunsCloneCommand(s),
                        new RunsRerunCommand(s),
                        new RunsPriorityCommand(s)));
        commands.put(
                "baseline",
                () -> group(
                        "baseline",
                        "What windows are compared with.",
                        new BaselineListCommand(s),
                        new BaselineShowCommand(s),
                        new BaselineSetCommand(s)));
        commands.put(
                "jobs",
                () -> group(
                        "jobs",
                        "Scheduled work.",
                        new JobsListCommand(s),
                        new JobsShowCommand(s),
                        new JobsRunCommand(s),
                        new JobsSwitchCommand.Pause(s),
                        new JobsSwitchCommand.Resume(s),
                        new JobsIntervalCommand(s)));
        commands.put(
                "config",
                () -> group("config", "The monitoring config.", new ConfigShowCommand(s), new ConfigSetCommand(s)));
        commands.put(
                "retention",
                () -> group(
                        "retention",
                        "How long rows are kept.",
                        new RetentionShowCommand(s),
                        new RetentionRunCommand(s)));
        commands.put(
                "workers",
                () -> group(
                        "workers",
                        "Where trainings on other machines call back.",
                        new WorkersShowCommand(s),
                        new WorkersSetCommand(s)));
        commands.put("worker", () -> new CommandLine(new WorkerCommand(s)));
        commands.put("export", () -> new CommandLine(new ExportCommand(s)));
        commands.put("report", () -> new CommandLine(new ReportCommand(s)));
        commands.put("screens", () -> new CommandLine(new ScreensCommand(s)));
        commands.put("audit", () -> new CommandLine(new AuditCommand(s)));
        commands.put("backup", () -> new CommandLine(new BackupCommand(s)));
        commands.put("compact", () -> new CommandLine(new CompactCommand(s)));
        commands.put("restore", () -> new CommandLine(new RestoreCommand(s)));
        commands.put("check", () -> new CommandLine(new CheckCommand(s)));
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

    /** A word in front of related commands. */
    private static CommandLine group(String name, String description, Object... commands) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        CommandLine group = new CommandLine(spec.mixinStandardHelpOptions(true));
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }
}
