package io.modeldeck.app;

import io.modeldeck.benchmark.BenchmarkService;
import io.modeldeck.inference.InferenceService;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.inference.ollama.OllamaIntake;
import io.modeldeck.inference.transformer.TransformerIntake;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.ModelDoor;
import io.modeldeck.intake.ProfileInstall;
import io.modeldeck.playground.Examples;
import io.modeldeck.playground.Playground;
import io.modeldeck.playground.TokenLedger;

/** What runs models: the runtimes, the ways in for a model's files, and those who ask a model. A room of the {@link Engine}, and of nothing else. */
public sealed interface ModelRoom permits Engine {

    /** Where its parts stand. */
    EngineModels models();

    default Isolation isolation() {
        return models().isolation;
    }

    /** What the processes of models take, and how they fail. */
    default WorkerWatch modelProcesses() {
        return models().workers;
    }

    default Runtimes runtimes() {
        return models().runtimes;
    }

    default ModelIntake modelIntake() {
        return models().modelIntake;
    }

    default OllamaIntake ollamaIntake() {
        return models().ollamaIntake;
    }

    default TransformerIntake transformerIntake() {
        return models().transformerIntake;
    }

    /** The door for files and folders with models of every kind. */
    default ModelDoor modelDoor() {
        return models().modelDoor;
    }

    /** Jobs that fetch models. */
    default FetchService fetches() {
        return models().fetches;
    }

    default ProfileInstall profiles() {
        return models().profiles;
    }

    default InferenceService inference() {
        return models().inference;
    }

    /** Models asked by hand. */
    default Playground playground() {
        return models().playground;
    }

    /** Inputs that are kept to be asked again. */
    default Examples examples() {
        return models().examples;
    }

    /** What calls of models of texts used. */
    default TokenLedger tokens() {
        return models().tokens;
    }

    default BenchmarkService benchmarks() {
        return models().benchmarks;
    }
}
