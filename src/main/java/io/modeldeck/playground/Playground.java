package io.modeldeck.playground;

import io.modeldeck.domain.Problem;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.inference.InferenceService;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.PredictionContext;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.inference.ollama.OllamaReference;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Artifacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks models by hand. */
public final class Playground {

    private final InferenceService inference;
    private final BaselineService baselines;
    private final Artifacts artifacts;
    private final Clock clock;

    public Playground(InferenceService inference, BaselineService baselines, Artifacts artifacts, Clock clock) {
        this.inference = inference;
        this.baselines = baselines;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /** The form of a version, with what its baseline knows of each column. */
    public InputForm form(ModelVersion version) {
        return InputForm.of(
                version,
                baselines
                        .active(version.modelId(), version.id())
                        .map(baselines::columns)
                        .orElse(List.of()));
    }

    /** Answers whole tables into files. */
    public BatchPrediction batches() {
        return new BatchPrediction(this);
    }

    /** Whether and how calls leave events. */
    public enum Recording {
        /** No trace. */
        NONE,
        /** An event with its figures. */
        FIGURES,
        /** An event that also keeps the texts that were asked and answered. */
        CONTENTS
    }

    /** Asks once and leaves no trace. */
    public Answered ask(ModelVersion version, Question question) {
        return ask(version, question, Recording.NONE, piece -> {});
    }

    /**
     * Asks once.
     *
     * @param pieces told each piece of an answer in words, on the calling thread
     * @throws Problem when the model does not answer, or not this
     */
    public Answered ask(ModelVersion version, Question question, Recording recording, Consumer<String> pieces) {
        boolean recorded = recording != Recording.NONE;
        long start = System.nanoTime();
        return switch (question) {
            case Question.OfRows(var rows) -> {
                Predictions answer =
                        recorded ? inference.predictAndRecord(version, rows) : inference.predict(version, rows);
                yield answered(version, start, recorded, Optional.of(answer), Optional.empty(), Optional.empty());
            }
            case Question.OfTensors(var tensors) -> {
                Map<String, ModelOutput> answer = inference.run(version, tensors);
                // tensors have no columns to be watched, so such a call leaves no event
                yield answered(version, start, false, Optional.empty(), Optional.of(answer), Optional.empty());
            }
            case Question.OfText(var request) -> {
                TextAnswer answer = recorded
                        ? inference
                                .texts()
                                .answerAndRecord(
                                        version,
                                        request,
                                        PredictionContext.at(clock.instant()),
                                        recording == Recording.CONTENTS,
                                        pieces)
                        : inference.texts().answer(version, request, pieces);
                yield answered(version, start, recorded, Optional.empty(), Optional.empty(), Optional.of(answer));
            }
        };
    }

    /**
     * The same call as a Java program that needs nothing of this console: for an ONNX model by ONNX Runtime, for a model of Ollama by ollama4j.
     *
     * @throws Problem for a model of another kind, and for inputs that the library does not take
     */
    public String java(ModelVersion version, Question question) {
        String framework = version.framework();
        return switch (question) {
            case Question.OfRows(var rows)
            when ModelVersion.ONNX.equals(framework) ->
                OnnxSnippet.of(version, file(version), InferenceService.tensors(version, rows));
            case Question.OfTensors(var tensors)
            when ModelVersion.ONNX.equals(framework) -> OnnxSnippet.of(version, file(version), tensors);
            case Question.OfText(TextRequest.Prompt prompt)
            when ModelVersion.OLLAMA.equals(framework) ->
                OllamaSnippet.of(
                        version,
                        OllamaReference.read(artifacts.read(version.artifact().orElseThrow()), version.label()),
                        prompt);
            default ->
                throw new Problem(version.label() + " is a model of " + framework
                        + "; there is a Java call for ONNX models and for prompts to models of Ollama. Ask this one"
                        + " with: modeldeck predict --model " + version.modelName() + ".");
        };
    }

    private Path file(ModelVersion version) {
        return artifacts.path(version.artifact().orElseThrow());
    }

    private static Answered answered(
            ModelVersion version,
            long start,
            boolean recorded,
            Optional<Predictions> rows,
            Optional<Map<String, ModelOutput>> tensors,
            Optional<TextAnswer> text) {
        return new Answered(version, Duration.ofNanos(System.nanoTime() - start), recorded, rows, tensors, text);
    }
}
