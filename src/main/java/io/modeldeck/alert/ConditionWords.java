package io.modeldeck.alert;

import io.modeldeck.domain.Counted;

/** A condition in words. Pure. */
final class ConditionWords {

    private ConditionWords() {}

    static String of(Condition condition) {
        StringBuilder words = new StringBuilder(condition.label());
        Holding holding = condition.holding();
        boolean held = holding.forMinutes() > 0;
        int window = condition.windowMinutes();
        boolean both = held && window != holding.forMinutes() || condition.looksBack();
        if (window > 0 && both) {
            words.append(" over ").append(Condition.minutes(window));
        }
        words.append(' ').append(condition.limitWords());
        condition.count().ifPresent(count -> words.append(", ").append(count.words()));
        int shown = held ? holding.forMinutes() : both ? 0 : window;
        if (shown > 0) {
            words.append(" for ").append(Condition.minutes(shown));
        }
        if (condition.minRequests() > 0) {
            words.append(" with at least ")
                    .append(Counted.of(condition.minRequests()))
                    .append(condition.metric().countsLabels() ? " labelled predictions" : " requests");
        }
        if (condition.limit() instanceof Limit.Threshold threshold) {
            threshold
                    .recovery()
                    .ifPresent(value -> words.append(", until back at ")
                            .append(condition.metric().unit().exact(value)));
        }
        append(words, ", kept until ok for ", holding.keepFiringMinutes());
        append(words, ", or no data for ", holding.noDataMinutes());
        append(words, ", or errors for ", holding.errorMinutes());
        append(words, ", asks again after ", holding.repeatMinutes());
        return words.toString();
    }

    private static void append(StringBuilder words, String what, int minutes) {
        if (minutes > 0) {
            words.append(what).append(Condition.minutes(minutes));
        }
    }
}
