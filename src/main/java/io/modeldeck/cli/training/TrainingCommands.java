package io.modeldeck.cli.training;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for trainings here and on other machines, and the recipes they follow. */
public final class TrainingCommands {

    private TrainingCommands() {}

    public static CommandLine train(Session s) {
        return new CommandLine(new TrainCommand(s));
    }

    public static CommandLine recipe(Session s) {
        return CommandGroup.of(
                "recipe",
                "What models are trained by.",
                new RecipeShowCommand(s),
                new RecipeSetCommand(s),
                new RecipeRemoveCommand(s),
                new RecipeCheckCommand(s),
                new RecipeConsentCommand.Allow(s),
                new RecipeConsentCommand.Withdraw(s));
    }

    public static CommandLine runs(Session s) {
        return CommandGroup.of(
                "runs",
                "Trainings.",
                new RunsListCommand(s),
                new RunsShowCommand(s),
                new RunsLogCommand(s),
                new RunsCancelCommand(s),
                new RunsRetryCommand(s),
                new RunsCloneCommand(s),
                new RunsRerunCommand(s),
                new RunsPriorityCommand(s));
    }

    public static CommandLine workers(Session s) {
        return CommandGroup.of(
                "workers",
                "Where trainings on other machines call back.",
                new WorkersShowCommand(s),
                new WorkersSetCommand(s));
    }

    public static CommandLine worker(Session s) {
        return new CommandLine(new WorkerCommand(s));
    }
}
