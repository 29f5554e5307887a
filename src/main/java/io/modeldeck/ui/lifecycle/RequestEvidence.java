package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Severity;
import io.modeldeck.drift.DriftResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was frozen with a request, read back from its document.
 *
 * @param drift the newest drift check of then, the highest score first
 * @param days the last days of then, the oldest first
 * @param data the newest check of the data; empty where there was none, or a request of an earlier version did not keep it
 * @param newLabels labels that came in since the last training
 * @param earlier the model's trainings before, the newest first
 */
record RequestEvidence(
        Optional<Instant> at,
        List<DriftResult> drift,
        List<Day> days,
        Optional<Data> data,
        Optional<Long> newLabels,
        List<Earlier> earlier) {

    /** What the newest check of the data found then; each finding with its severity, in words. */
    record Data(Optional<Instant> at, long rows, long duplicates, long broken, List<Finding> findings) {}

    record Finding(Severity severity, String sentence) {}

    /** One day; metrics by name, only what was defined. */
    record Day(Instant from, Map<String, Double> metrics) {

        double value(String metric) {
            return metrics.getOrDefault(metric, Double.NaN);
        }
    }

    /** A training before this request. */
    record Earlier(OptionalLong run, Optional<Instant> at, String status, Optional<Boolean> passed, String result) {}

    static RequestEvidence of(Map<String, Object> document) {
        return new RequestEvidence(
                instant(document.get("at")),
                objects(document.get("drift")).stream()
                        .map(result -> Json.convert(result, DriftResult.class))
                        .sorted((a, b) -> Double.compare(b.score(), a.score()))
                        .toList(),
                objects(document.get("metrics")).stream()
                        .map(RequestEvidence::day)
                        .flatMap(Optional::stream)
                        .toList(),
                document.get("quality") instanceof Map<?, ?> quality
                        ? Optional.of(data(objects(List.of(quality)).getFirst()))
                        : Optional.empty(),
                document.get("newLabels") instanceof Number labels ? Optional.of(labels.longValue()) : Optional.empty(),
                objects(document.get("earlierRetrainings")).stream()
                        .map(RequestEvidence::earlier)
                        .toList());
    }

    private static Data data(Map<String, Object> document) {
        return new Data(
                instant(document.get("at")),
                count(document, "rows"),
                count(document, "duplicates"),
                count(document, "constraintViolations") + count(document, "schemaViolations"),
                objects(document.get("findings")).stream()
                        .map(finding -> new Finding(
                                Severity.of(String.valueOf(finding.get("severity"))),
                                String.valueOf(finding.get("sentence"))))
                        .toList());
    }

    private static long count(Map<String, Object> document, String key) {
        return document.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static Optional<Day> day(Map<String, Object> document) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (value instanceof Number number) {
                metrics.put(name, number.doubleValue());
            }
        });
        return instant(document.get("from")).map(from -> new Day(from, metrics));
    }

    private static Earlier earlier(Map<String, Object> document) {
        return new Earlier(
                document.get("run") instanceof Number run ? OptionalLong.of(run.longValue()) : OptionalLong.empty(),
                instant(document.get("at")),
                String.valueOf(document.getOrDefault("status", "")),
                document.get("passed") instanceof Boolean passed ? Optional.of(passed) : Optional.empty(),
                document.get("result") instanceof String text ? text : "");
    }

    private static Optional<Instant> instant(Object value) {
        return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
    }

    private static List<Map<String, Object>> objects(Object value) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    Map<String, Object> object = new LinkedHashMap<>();
                    map.forEach((key, one) -> object.put(String.valueOf(key), one));
                    objects.add(object);
                }
            }
        }
        return objects;
    }
}
