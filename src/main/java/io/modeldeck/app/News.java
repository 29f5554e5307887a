package io.modeldeck.app;

import io.modeldeck.metrics.SeriesService;
import io.modeldeck.telemetry.EventStore;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When something happens in a model's own time: an event of its own, or a value of a series that it sees. */
record News(EventStore events, SeriesService series) {

    /** The first that is stored. */
    Optional<Instant> atOrAfter(long modelId, Instant from) {
        return Stream.of(events.firstEventAtOrAfter(modelId, from), series.nextAtOrAfter(modelId, from))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
