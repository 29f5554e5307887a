package io.modeldeck.inference;

import io.modeldeck.domain.EventSink;
import io.modeldeck.domain.Prediction;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Calls of models that read texts: tried, or recorded with their tokens and times. */
public final class TextService {

    private final Runtimes runtimes;
    private final EventSink sink;

    public TextService(Runtimes runtimes, EventSink sink) {
        this.runtimes = runtimes;
        this.sink = sink;
    }

    /** Answers one request; leaves no event. */
    public TextAnswer answer(ModelVersion version, TextRequest request, Consumer<String> pieces) {
        return answer(version, request, pieces, formed -> {});
    }

    private TextAnswer answer(
            ModelVersion version, TextRequest request, Consumer<String> pieces, Consumer<TextRequest> asked) {
        return runtimes.call(version, loaded -> {
            TextModel model = textModel(version, loaded);
            TextRequest formed = model.form(request);
            asked.accept(formed);
            return model.answer(formed, pieces);
        });
    }

    /**
     * Answers one request and leaves an event: how the answer ended, its tokens and times; when the model fails, the error.
     *
     * @param contents whether the event also keeps what was asked and answered
     */
    public TextAnswer answerAndRecord(
            ModelVersion version,
            TextRequest request,
            PredictionContext context,
            boolean contents,
            Consumer<String> pieces) {
        context.requireRows(1);
        TextEvent event = TextEvent.asked(request, version.framework(), version.sourceVersion(), contents);
        long start = System.nanoTime();
        TextAnswer answer;
        try {
            answer = answer(version, request, pieces, event::formed);
        } catch (RuntimeFailure e) {
            sink.accept(List.of(event(version, context, event.features(), "", -1, EventForm.bounded(e.getMessage()))));
            throw e;
        }
        long micros = Math.max(1, (System.nanoTime() - start) / 1_000);
        sink.accept(List.of(event(
                version, context, event.answered(answer, contents).features(), TextEvent.value(answer), micros, "")));
        return answer;
    }

    private static TextModel textModel(ModelVersion version, LoadedModel model) {
        if (model instanceof TextModel text) {
            return text;
        }
        throw new RuntimeFailure(
                version.label() + " reads columns of a table, not a text; predict a file with --input.");
    }

    private static Prediction event(
            ModelVersion version,
            PredictionContext context,
            Map<String, Object> features,
            String value,
            long micros,
            String error) {
        Instant at = context.at(0);
        return new Prediction(
                context.eventIds().isEmpty()
                        ? EventForm.newId(at)
                        : context.eventIds().getFirst(),
                version.modelId(),
                version.id(),
                at,
                features,
                value,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                micros,
                error,
                context.requestId(),
                context.userId(),
                context.sessionId(),
                Optional.empty());
    }
}
