package io.modeldeck.drift;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.telemetry.ErrorStream;
import io.modeldeck.telemetry.EventStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What detectors would have said of stored labels. Reads only. */
final class DetectorBackTest {

    private final Registry registry;
    private final EventStore events;
    private final BaselineService baselines;

    DetectorBackTest(Registry registry, EventStore events, BaselineService baselines) {
        this.registry = registry;
        this.events = events;
        this.baselines = baselines;
    }

    /** See {@link DriftService#tryDetectors}. */
    List<DetectorTrial> of(ModelVersion version, TimeRange range, List<String> detectors) {
        Map<ErrorDetector, List<DetectorTrial.Change>> said = new LinkedHashMap<>();
        detectors.forEach(word -> said.put(ErrorDetector.of(word), new ArrayList<>()));
        ErrorWatch watch = new ErrorWatch(
                largeError(version),
                List.copyOf(said.keySet()),
                (detector, change) -> said.get(detector).add(change));
        long at = range.fromMillis() - 1;
        long id = Long.MAX_VALUE;
        ErrorStream stream;
        do {
            stream = events.errorStream(
                    version.modelId(), version.id(), at, id, range.to().minusMillis(1), ConceptWatches.CHUNK);
            watch.add(stream);
            at = stream.lastFeedbackAt();
            id = stream.lastId();
        } while (stream.size() > 0);
        return said.entrySet().stream()
                .map(entry -> new DetectorTrial(entry.getKey().word(), entry.getValue()))
                .toList();
    }

    private double largeError(ModelVersion version) {
        if (registry.requireModel(version.modelId()).task() != TaskType.REGRESSION) {
            return LargeError.ANY;
        }
        Baseline baseline = baselines
                .active(version.modelId(), version.id())
                .orElseThrow(
                        () -> new Problem(version.label() + " predicts numbers and has no baseline, which says from"
                                + " which size on an error counts; set one with baseline set."));
        return LargeError.of(baselines.reference(baseline), TaskType.REGRESSION);
    }
}
