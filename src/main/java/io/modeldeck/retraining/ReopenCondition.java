package io.modeldeck.retraining;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What makes a request that was sent back wait for a decision again. Pure. */
public sealed interface ReopenCondition {

    /**
     * What came about since it was sent back.
     *
     * @param newLabels outcomes that came in
     * @param driftScore the highest of a drift check made since; empty where none was
     */
    record Since(Instant now, long newLabels, OptionalDouble driftScore) {}

    /** Why it is met; empty where it is not. */
    Optional<String> met(Since since);

    /** In words: {@code when 500 new labels are there}. */
    String words();

    /** The form in which it is kept. */
    Map<String, Object> document();

    /** So many new outcomes. */
    record NewLabels(int count) implements ReopenCondition {

        public NewLabels {
            require(count >= 1, "A number of new labels is 1 or more, not " + count + ".");
        }

        @Override
        public Optional<String> met(Since since) {
            return since.newLabels() >= count
                    ? Optional.of(Counted.of(since.newLabels()) + " new labels came in, " + Counted.of(count)
                            + " were wanted.")
                    : Optional.empty();
        }

        @Override
        public String words() {
            return "when " + Counted.of(count) + " new labels are there";
        }

        @Override
        public Map<String, Object> document() {
            return form("labels", "count", count);
        }
    }

    /** From a moment on. */
    record At(Instant at) implements ReopenCondition {
        @Override
        public Optional<String> met(Since since) {
            return since.now().isBefore(at) ? Optional.empty() : Optional.of("It was to wait until " + at + ".");
        }

        @Override
        public String words() {
            return "from " + at + " on";
        }

        @Override
        public Map<String, Object> document() {
            return form("time", "at", at.toString());
        }
    }

    /** When a later drift check still finds such a score. */
    record DriftScore(double threshold) implements ReopenCondition {

        public DriftScore {
            require(
                    threshold > 0 && threshold <= 1,
                    "A drift score lies above 0 and at most at 1, not " + threshold + ".");
        }

        @Override
        public Optional<String> met(Since since) {
            return since.driftScore().isPresent() && since.driftScore().getAsDouble() >= threshold
                    ? Optional.of("A later check found a drift score of "
                            + since.driftScore().getAsDouble() + ", at or above " + threshold + ".")
                    : Optional.empty();
        }

        @Override
        public String words() {
            return "when a later check finds a drift score of " + threshold + " or more";
        }

        @Override
        public Map<String, Object> document() {
            return form("drift", "threshold", threshold);
        }
    }

    static ReopenCondition read(String json) {
        Map<String, Object> document = Json.readObject(json);
        return switch (String.valueOf(document.get("type"))) {
            case "labels" -> new NewLabels(((Number) document.get("count")).intValue());
            case "time" -> new At(Instant.parse((String) document.get("at")));
            default -> new DriftScore(((Number) document.get("threshold")).doubleValue());
        };
    }

    /** In an order that is always the same. */
    private static Map<String, Object> form(String type, String key, Object value) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("type", type);
        form.put(key, value);
        return form;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Problem(sentence);
        }
    }
}
