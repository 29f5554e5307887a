package io.modeldeck.cli.training;

import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Counted;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run was made of, in lines for people: what trained it on which rows. The values of labels and columns, which may be anybody's texts, are in the
 * document only.
 */
final class RunFacts {

    private static final Set<String> SAID = Set.of("trainer", "hyperparameters", "features", "label", "datasetId");

    private final Times times;

    RunFacts(Times times) {
        this.times = times;
    }

    Map<String, String> of(TrainingRun run) {
        Map<String, String> facts = new LinkedHashMap<>();
        recipe(facts, run.config());
        rows(facts, run.datasetStats());
        facts.put("environment", pairs(run.environment(), Set.of()));
        return facts;
    }

    private static void recipe(Map<String, String> facts, Map<String, Object> config) {
        facts.put("recipe", text(config.getOrDefault("trainer", "chosen by the task")));
        put(facts, "hyperparameters", text(config.get("hyperparameters")));
        put(facts, "features", text(config.get("features")));
        put(facts, "label", text(config.get("label")));
        put(facts, "further settings", pairs(config, SAID));
    }

    private void rows(Map<String, String> facts, Map<String, Object> stats) {
        if (!(stats.get("rows") instanceof Number rows)) {
            put(facts, "rows", text(stats.get("source")));
            return;
        }
        String range = stats.containsKey("from") ? "; " + time(stats.get("from")) + " to " + time(stats.get("to")) : "";
        facts.put(
                "rows",
                Counted.of(rows.longValue()) + ": " + text(stats.get("trainingRows")) + " to learn from, "
                        + text(stats.get("holdOutRows")) + " held out; " + text(stats.get("source")) + range);
        put(facts, "held out by", text(stats.get("heldOutBy")));
        facts.put("data set", text(stats.get("datasetId")) + ", SHA-256 " + text(stats.get("datasetSha256")));
    }

    private String time(Object written) {
        try {
            return times.full(Instant.parse(String.valueOf(written)));
        } catch (DateTimeParseException e) {
            return text(written);
        }
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private static String pairs(Map<?, ?> values, Set<String> without) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> {
            String said = text(value);
            if (!without.contains(String.valueOf(name)) && !said.isEmpty()) {
                pairs.add(name + " " + said);
            }
        });
        return String.join(", ", pairs);
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> values -> pairs(values, Set.of());
            case Collection<?> values ->
                String.join(", ", values.stream().map(RunFacts::text).toList());
            case Integer number -> Counted.of(number);
            case Long number -> Counted.of(number);
            case Double number -> Numbers.text(number);
            default -> value.toString();
        };
    }
}
