package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;

/**
 * Predictions in the form in which they are stored, model by model. What the thread hands in is written out before it waits for the store; of many
 * events only the first part, while another core goes on with the rest and the first is stored.
 */
final class EncodedEvents {

    /** So many events are worth a hand-over to another core. */
    static final int PART = 250;

    private final List<ForkJoinTask<EventBatch>> parts = new ArrayList<>();

    EncodedEvents(List<Prediction> events) {
        byModel(events).forEach((modelId, ofModel) -> {
            for (int from = 0; from < ofModel.size(); from += PART) {
                List<Prediction> part = ofModel.subList(from, Math.min(ofModel.size(), from + PART));
                parts.add(ForkJoinTask.adapt(() -> EventBatch.of(modelId, part)));
            }
        });
        parts.stream().skip(1).forEach(ForkJoinTask::fork);
        parts.getFirst().invoke();
    }

    /** The batches in their order; one that nobody has begun is written out here. A fault of an event comes out as it was thrown. */
    void forEach(Consumer<EventBatch> work) {
        for (ForkJoinTask<EventBatch> part : parts) {
            work.accept(part.join());
        }
    }

    private static Map<Long, List<Prediction>> byModel(List<Prediction> events) {
        long first = events.getFirst().modelId();
        if (events.stream().allMatch(event -> event.modelId() == first)) {
            return Map.of(first, events);
        }
        Map<Long, List<Prediction>> models = new LinkedHashMap<>();
        events.forEach(event ->
                models.computeIfAbsent(event.modelId(), id -> new ArrayList<>()).add(event));
        return models;
    }
}
