package io.modeldeck.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The tree of commands. */
final class Commands {

    private Commands() {}

    static CommandLine tree(Session s) {
        CommandLine root = new CommandLine(CommandSpec.create()
                        .name("modeldeck")
                        .mixinStandardHelpOptions(true)
                        .version(version()))
                .addSubcommand(new SampleCommand(s))
                .addSubcommand(group(
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
                        new ModelDeleteCommand(s)))
                .addSubcommand(new VersionsCommand(s))
                .addSubcommand(group(
                        "version",
                        "One version of a model.",
                        new VersionAliasCommand(s),
                        new VersionUnaliasCommand(s),
                        new VersionDeleteCommand(s)))
                .addSubcommand(new LineageCommand(s))
                .addSubcommand(new TrainCommand(s))
                .addSubcommand(group(
                        "recipe",
                        "What models are trained by.",
                        new RecipeShowCommand(s),
                        new RecipeSetCommand(s),
                        new RecipeRemoveCommand(s),
                        new RecipeCheckCommand(s),
                        new RecipeConsentCommand.Allow(s),
                        new RecipeConsentCommand.Withdraw(s)))
                .addSubcommand(group(
                        "search",
                        "Hyperparameters found by trying.",
                        new SearchStartCommand(s),
                        new SearchListCommand(s),
                        new SearchShowCommand(s),
                        new SearchStopCommand(s),
                        new SearchResumeCommand(s)))
                .addSubcommand(new ValidateCommand(s))
                .addSubcommand(new ShadowCommand(s))
                .addSubcommand(group(
                        "validations",
                        "What was found of versions so far.",
                        new ValidationsListCommand(s),
                        new ValidationsShowCommand(s)))
                .addSubcommand(new PromoteCommand(s))
                .addSubcommand(new RollbackCommand(s))
                .addSubcommand(new PredictCommand(s))
                .addSubcommand(new TokensCommand(s))
                .addSubcommand(group(
                        "benchmark",
                        "Equivalent models beside one another.",
                        new BenchmarkRunCommand(s),
                        new BenchmarkListCommand(s),
                        new BenchmarkShowCommand(s),
                        new BenchmarkModelsCommand(s)))
                .addSubcommand(group(
                        "pack",
                        "Runtimes that are added on demand.",
                        new PackListCommand(s),
                        new PackInstallCommand(s)))
                .addSubcommand(group(
                        "fetch",
                        "Models from hubs, addresses, files and folders.",
                        new FetchInspectCommand(s),
                        new FetchStartCommand(s),
                        new FetchListCommand(s),
                        new FetchShowCommand(s),
                        new FetchCancelCommand(s),
                        new FetchRetryCommand(s)))
                .addSubcommand(group("profile", "Lists of models to install.", new ProfileInstallCommand(s)))
                .addSubcommand(group(
                        "ollama",
                        "What an Ollama server has.",
                        new OllamaListCommand(s),
                        new OllamaShowCommand(s),
                        new OllamaPullCommand(s),
                        new OllamaRunningCommand(s)))
                .addSubcommand(group("events", "Predictions made elsewhere.", new EventsImportCommand(s)))
                .addSubcommand(group("feedback", "What turned out to be true.", new FeedbackImportCommand(s)))
                .addSubcommand(new ReplayCommand(s))
                .addSubcommand(new CommandLine(new MetricsCommand(s))
                        .addSubcommand(new MetricsImportCommand(s))
                        .addSubcommand(new MetricsSeriesCommand(s)))
                .addSubcommand(new CommandLine(new DriftCommand(s)).addSubcommand(new DriftRankCommand(s)))
                .addSubcommand(group(
                        "quality",
                        "What the data-quality checks found.",
                        new QualityListCommand(s),
                        new QualityShowCommand(s)))
                .addSubcommand(group(
                        "constraints",
                        "What people demand of the features of a model.",
                        new ConstraintsListCommand(s),
                        new ConstraintsAddCommand(s),
                        new ConstraintsEditCommand(s),
                        new ConstraintsRemoveCommand(s),
                        new ConstraintsTestCommand(s)))
                .addSubcommand(new CompareCommand(s))
                .addSubcommand(group(
                        "alerts",
                        "The inbox of alerts.",
                        new AlertsListCommand(s),
                        new AlertsShowCommand(s),
                        new AlertsAcknowledgeCommand(s),
                        new AlertsUnacknowledgeCommand(s),
                        new AlertsAssignCommand(s),
                        new AlertsCommentCommand(s),
                        new AlertsRateCommand(s)))
                .addSubcommand(group(
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
                        new RulesDeleteCommand(s)))
                .addSubcommand(group(
                        "silences",
                        "Alerts that ask for nobody's attention for a while.",
                        new SilencesListCommand(s),
                        new SilencesAddCommand(s),
                        new SilencesEditCommand(s),
                        new SilencesExpireCommand(s),
                        new SilencesInhibitionCommand(s)))
                .addSubcommand(group(
                        "maintenance",
                        "Models whose figures mean nothing for a while.",
                        new MaintenanceOnCommand(s),
                        new MaintenanceOffCommand(s),
                        new MaintenanceShowCommand(s)))
                .addSubcommand(group(
                        "requests",
                        "Proposals to retrain.",
                        new RequestsListCommand(s),
                        new RequestsShowCommand(s),
                        new RequestsDecisionsCommand(s),
                        new RequestsCreateCommand(s),
                        new RequestsApproveCommand(s),
                        new RequestsRejectCommand(s),
                        new RequestsSendBackCommand(s),
                        new RequestsReopenCommand(s)))
                .addSubcommand(group(
                        "runs",
                        "Trainings.",
                        new RunsListCommand(s),
                        new RunsShowCommand(s),
                        new RunsLogCommand(s),
                        new RunsCancelCommand(s),
                        new RunsRetryCommand(s),
                        new RunsCloneCommand(s),
                        new RunsRerunCommand(s),
                        new RunsPriorityCommand(s)))
                .addSubcommand(group(
                        "baseline",
                        "What windows are compared with.",
                        new BaselineListCommand(s),
                        new BaselineShowCommand(s),
                        new BaselineSetCommand(s)))
                .addSubcommand(group(
                        "jobs",
                        "Scheduled work.",
                        new JobsListCommand(s),
                        new JobsShowCommand(s),
                        new JobsRunCommand(s),
                        new JobsSwitchCommand.Pause(s),
                        new JobsSwitchCommand.Resume(s),
                        new JobsIntervalCommand(s)))
                .addSubcommand(
                        group("config", "The monitoring config.", new ConfigShowCommand(s), new ConfigSetCommand(s)))
                .addSubcommand(group(
                        "retention",
                        "How long rows are kept.",
                        new RetentionShowCommand(s),
                        new RetentionRunCommand(s)))
                .addSubcommand(group(
                        "workers",
                        "Where trainings on other machines call back.",
                        new WorkersShowCommand(s),
                        new WorkersSetCommand(s)))
                .addSubcommand(new WorkerCommand(s))
                .addSubcommand(new ExportCommand(s))
                .addSubcommand(new ReportCommand(s))
                .addSubcommand(new ScreensCommand(s))
                .addSubcommand(new AuditCommand(s))
                .addSubcommand(new BackupCommand(s))
                .addSubcommand(new RestoreCommand(s))
                .addSubcommand(new CheckCommand(s));
        inOrder(root);
        return root;
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
