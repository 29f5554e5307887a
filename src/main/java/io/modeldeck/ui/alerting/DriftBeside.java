package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.ui.kit.text.DriftNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which features had drifted when an alert began: where a model gets worse, its inputs have often changed first. Pure but for the reading. */
final class DriftBeside {

    /** The newest check of so long counts: it is made by the hour or by the day. */
    static final Duration CLOSE = Duration.ofDays(1);

    private static final int MOST = 3;

    private DriftBeside() {}

    /** In words, the most drifted first; empty where none had or the alert is about no model. Off the FX thread. */
    static Optional<String> read(Engine engine, Alert alert) {
        if (alert.isOfWorkspace()) {
            return Optional.empty();
        }
        Instant end = alert.firedAt().orElse(alert.at()).plusMillis(1);
        return words(engine.drift()
                .history(
                        alert.modelId(),
                        new TimeRange(alert.at().minus(CLOSE), end),
                        Optional.of(DriftType.INPUT),
                        Optional.empty()));
    }

    /** @param results the oldest first; of each feature the newest counts */
    static Optional<String> words(List<DriftResult> results) {
        Map<String, DriftResult> newest = new LinkedHashMap<>();
        results.stream()
                .filter(DriftResult::concernsColumn)
                .forEach(result -> newest.put(result.feature().orElseThrow(), result));
        List<DriftResult> drifted = newest.values().stream()
                .filter(result -> result.state() == DriftState.DRIFT)
                .sorted(Comparator.comparingDouble(DriftResult::score).reversed())
                .toList();
        String first = drifted.stream()
                .limit(MOST)
                .map(result -> DriftNames.of(result) + " (" + DriftNames.score(result.score()) + ")")
                .collect(Collectors.joining(", "));
        int more = drifted.size() - MOST;
        return drifted.isEmpty() ? Optional.empty() : Optional.of(more > 0 ? first + ", +" + more : first);
    }
}
