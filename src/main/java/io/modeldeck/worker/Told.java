package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import io.modeldeck.training.EpochMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker tells of its progress, of bearable size whatever it sends.
 *
 * @param epoch that it measured; empty: it only says that it lives
 */
record Told(Optional<EpochMetrics> epoch, List<String> log) {

    private static final int MOST_METRICS = 50;
    private static final int MOST_LINES = 50;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_EPOCHS = 1_000_000;

    static Told read(Map<String, Object> document) {
        return new Told(epoch(document), log(document));
    }

    private static Optional<EpochMetrics> epoch(Map<String, Object> document) {
        if (!(document.get("epoch") instanceof Integer epoch)) {
            return Optional.empty();
        }
        if (epoch < 1 || epoch > MOST_EPOCHS) {
            throw new Problem("\"epoch\" must be between 1 and " + MOST_EPOCHS + ".");
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (document.get("metrics") instanceof Map<?, ?> given) {
            if (given.size() > MOST_METRICS) {
                throw new Problem("\"metrics\" may have " + MOST_METRICS + " entries at most.");
            }
            given.forEach((name, value) -> {
                if (value instanceof Number number && String.valueOf(name).length() <= LONGEST_NAME) {
                    metrics.put(String.valueOf(name), number.doubleValue());
                }
            });
        }
        return Optional.of(new EpochMetrics(epoch, metrics));
    }

    private static List<String> log(Map<String, Object> document) {
        List<String> lines = new ArrayList<>();
        if (document.get("log") instanceof List<?> given) {
            given.stream().limit(MOST_LINES).map(String::valueOf).forEach(lines::add);
        } else if (document.get("log") instanceof String line) {
            lines.add(line);
        }
        return lines;
    }
}
