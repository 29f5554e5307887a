package io.modeldeck.training.validation;

import io.modeldeck.domain.Problem;
import io.modeldeck.training.Evaluation;
import io.modeldeck.validation.CheckPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a candidate must reach on its hold-out: {@code minAccuracy}, {@code minF1Score}, {@code maxRmse}, and so on for every metric of {@link Evaluation};
 * {@code maxLatencyMs} and {@code maxSizeMb}; what it must show beside the champion ({@code againstChampion}), and which checks fail it ({@code failOn}) or are
 * left out ({@code ignore}).
 *
 * @param limits by criterion as written in the recipe, in its order
 */
public record SuccessCriteria(Map<String, Double> limits, ChampionRule againstChampion, CheckPolicy checks) {

    /** The 95th percentile of the time that one row takes, in milliseconds; measured only where a criterion asks for it. */
    static final String LATENCY = "latencyMs";

    /** The size of the file, in millions of bytes; the same. */
    static final String SIZE = "sizeMb";

    /** Other words for metrics, as recipes write them. */
    private static final Map<String, String> WORDS =
            Map.of("f1score", "f1", "auc", "rocAuc", "loss", "logLoss", "latency", LATENCY, "modelsizemb", SIZE);

    private static final String AGAINST = "againstChampion";
    private static final String FAIL_ON = "failOn";
    private static final String IGNORE = "ignore";

    public SuccessCriteria {
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        limits.keySet().forEach(SuccessCriteria::metric);
    }

    /** Limits alone: no worse than the champion, and checks warn. */
    public SuccessCriteria(Map<String, Double> limits) {
        this(limits, ChampionRule.NO_WORSE, CheckPolicy.warning());
    }

    public static SuccessCriteria none() {
        return new SuccessCriteria(Map.of());
    }

    /** Reads the {@code successCriteria} of a recipe. */
    public static SuccessCriteria read(Map<String, Object> json) {
        Map<String, Double> limits = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (Set.of(AGAINST, FAIL_ON, IGNORE).contains(name)) {
                return;
            }
            if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw new Problem("The success criterion '" + name + "' is '" + value + "'; it must be a number.");
            }
            limits.put(name, number.doubleValue());
        });
        return new SuccessCriteria(
                limits,
                json.containsKey(AGAINST) ? ChampionRule.of(json.get(AGAINST)) : ChampionRule.NO_WORSE,
                new CheckPolicy(
                        CheckPolicy.kinds(json.getOrDefault(FAIL_ON, List.of())),
                        CheckPolicy.kinds(json.getOrDefault(IGNORE, List.of()))));
    }

    /** The same with what somebody asks for instead; nothing asked for leaves it as it is. */
    public SuccessCriteria overridden(Map<String, Double> wanted, Optional<String> against, List<String> failOn) {
        return new SuccessCriteria(
                wanted.isEmpty() ? limits : wanted,
                against.map(ChampionRule::of).orElse(againstChampion),
                failOn.isEmpty() ? checks : new CheckPolicy(CheckPolicy.kinds(failOn), checks.ignore()));
    }

    /** The form in which it is kept; only what is not as usual. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>(limits);
        if (againstChampion != ChampionRule.NO_WORSE) {
            document.put(AGAINST, againstChampion.word());
        }
        if (!checks.failOn().isEmpty()) {
            document.put(FAIL_ON, CheckPolicy.words(checks.failOn()));
        }
        if (!checks.ignore().isEmpty()) {
            document.put(IGNORE, CheckPolicy.words(checks.ignore()));
        }
        return document;
    }

    /** Whether a limit speaks of a metric. */
    boolean asksFor(String metric) {
        return limits.keySet().stream().anyMatch(name -> metric(name).equals(metric));
    }

    /** Whether the limit is a lower one. */
    static boolean isMinimum(String criterion) {
        return criterion.startsWith("min");
    }

    /** The metric of {@link Evaluation} that a criterion speaks of. */
    static String metric(String criterion) {
        if (criterion.startsWith("min") || criterion.startsWith("max")) {
            String word = criterion.substring(3).toLowerCase(Locale.ROOT);
            String wanted = WORDS.getOrDefault(word, word);
            for (String metric : metrics()) {
                if (metric.equalsIgnoreCase(wanted)) {
                    return metric;
                }
            }
        }
        throw new Problem("There is no success criterion '" + criterion + "'; write min or max before one of "
                + String.join(", ", metrics()) + ", as in minAccuracy.");
    }

    private static List<String> metrics() {
        return Stream.concat(Evaluation.METRICS.stream(), Stream.of(LATENCY, SIZE))
                .toList();
    }
}
