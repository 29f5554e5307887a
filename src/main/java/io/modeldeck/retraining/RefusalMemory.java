package io.modeldeck.retraining;

import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which refusals were told lately: a trigger that stays pulled would else fill the record with the same words every few minutes. */
final class RefusalMemory {

    private static final Duration REPEATED_AFTER = Duration.ofDays(1);

    private record Told(List<String> failed, Instant at) {}

    private final Map<Long, Told> lastByModel = new ConcurrentHashMap<>();

    /** Whether the refusal is for other reasons than the last one, or a day has passed; takes note of it then. */
    boolean isNews(long modelId, Outcome outcome, Instant now) {
        List<String> failed = outcome.checks().stream()
                .filter(c -> !c.passed())
                .map(Check::name)
                .toList();
        Told last = lastByModel.get(modelId);
        boolean news = last == null
                || !last.failed().equals(failed)
                || !now.isBefore(last.at().plus(REPEATED_AFTER));
        if (news) {
            lastByModel.put(modelId, new Told(failed, now));
        }
        return news;
    }
}
