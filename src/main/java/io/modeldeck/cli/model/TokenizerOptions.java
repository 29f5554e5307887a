package io.modeldeck.cli.model;

import io.modeldeck.inference.transformer.Pooling;
import io.modeldeck.inference.transformer.TransformerOptions;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How a model with a tokenizer reads its texts, where its folder does not say it or says it otherwise. */
final class TokenizerOptions {

    @Option(
            names = "--pooling",
            paramLabel = "POOLING",
            order = 12,
            description = "For a folder, vectors of texts: mean or cls (default: as it says, else mean).")
    private Optional<String> pooling = Optional.empty();

    @Option(names = "--normalize", order = 13, description = "The same: vectors get the length 1.")
    private boolean normalize;

    @Option(
            names = "--max-tokens",
            paramLabel = "COUNT",
            order = 14,
            description = "For a folder: texts are cut after that many tokens (default: as it says, else 512).")
    private Optional<Integer> maxTokens = Optional.empty();

    TransformerOptions options() {
        return new TransformerOptions(
                pooling.map(Pooling::of),
                normalize,
                maxTokens.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }
}
