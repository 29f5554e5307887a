package io.modeldeck.cli.intake;

import io.modeldeck.intake.FetchWish;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How what is fetched is added. */
final class FetchWishOptions {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 3,
            description = "Name of the model (default: as at its source).")
    private Optional<String> name;

    @Option(
            names = "--source-version",
            paramLabel = "VERSION",
            order = 4,
            description = "What its maker calls this version (default: the revision of the hub, else the day).")
    private Optional<String> version;

    @Option(
            names = "--map",
            paramLabel = "INPUT=COL,COL",
            order = 5,
            description = "The columns of one input, as in model add.")
    private List<String> map = List.of();

    @Option(
            names = "--classes",
            paramLabel = "NAME",
            split = ",",
            order = 6,
            description = "The classes, as in model add.")
    private List<String> classes = List.of();

    @Option(
            names = "--input",
            paramLabel = "NAME=TYPE[DIMS]",
            order = 7,
            description = "An argument of TorchScript, as in model add.")
    private List<String> inputs = List.of();

    @Option(
            names = "--output",
            paramLabel = "NAME=TYPE[DIMS]",
            order = 8,
            description = "The same for what it returns.")
    private List<String> outputs = List.of();

    @Option(names = "--positive", paramLabel = "CLASS", order = 9, description = "The class that scores speak of.")
    private Optional<String> positive;

    @Option(names = "--task", paramLabel = "TASK", order = 10, description = "classification or regression.")
    private Optional<String> task;

    @Option(names = "--pooling", paramLabel = "POOLING", order = 11, description = "For vectors of texts: mean or cls.")
    private Optional<String> pooling;

    @Option(names = "--normalize", order = 12, description = "The same: vectors get the length 1.")
    private boolean normalize;

    @Option(
            names = "--max-tokens",
            paramLabel = "COUNT",
            order = 13,
            description = "Texts are cut after that many tokens.")
    private Optional<Integer> maxTokens;

    FetchWish wish() {
        return FetchWish.builder()
                .named(name, version)
                .map(map)
                .classes(classes)
                .script(inputs, outputs)
                .answers(task, positive)
                .texts(pooling, normalize, maxTokens)
                .build();
    }
}
