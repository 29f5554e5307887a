package io.modeldeck.playground;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Calls of models of texts, added up.
 *
 * @param failed calls without an answer
 * @param loads how often the model had to be brought into memory
 * @param evictions those of them before which it had been there
 * @param load time that took together
 * @param tokensPerSecond written tokens through the time of writing; NaN where the server said too little
 */
public record TokenTotals(
        long calls,
        long failed,
        long inputTokens,
        long outputTokens,
        long loads,
        long evictions,
        Duration load,
        double tokensPerSecond) {

    public static TokenTotals of(List<TokenUse> uses) {
        double writing = 0;
        long written = 0;
        for (TokenUse use : uses) {
            if (use.tokensPerSecond().isPresent() && use.tokensPerSecond().getAsDouble() > 0) {
                writing += use.outputTokens() / use.tokensPerSecond().getAsDouble();
                written += use.outputTokens();
            }
        }
        return new TokenTotals(
                uses.size(),
                uses.stream().filter(use -> !use.error().isEmpty()).count(),
                uses.stream().mapToLong(TokenUse::inputTokens).sum(),
                uses.stream().mapToLong(TokenUse::outputTokens).sum(),
                uses.stream().filter(TokenUse::loaded).count(),
                uses.stream().filter(TokenUse::evicted).count(),
                uses.stream().map(TokenUse::load).reduce(Duration.ZERO, Duration::plus),
                writing == 0 ? Double.NaN : written / writing);
    }

    /** Added up by whatever the key is, in its order. */
    public static <K extends Comparable<K>> Map<K, TokenTotals> by(List<TokenUse> uses, Function<TokenUse, K> key) {
        Map<K, List<TokenUse>> parts = new TreeMap<>();
        uses.forEach(use -> parts.computeIfAbsent(key.apply(use), k -> new java.util.ArrayList<>())
                .add(use));
        Map<K, TokenTotals> totals = new LinkedHashMap<>();
        parts.forEach((each, some) -> totals.put(each, of(some)));
        return totals;
    }
}
