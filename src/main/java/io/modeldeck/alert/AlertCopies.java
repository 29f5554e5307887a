package io.modeldeck.alert;

import java.util.Map;
import java.util.Optional;

/**
 * The open alerts as somebody saw them last, for the next {@link InboxReading}. Nobody changes them: any thread may hold them, and whoever shows the
 * alerts keeps no second copy of each.
 */
public final class AlertCopies {

    private static final AlertCopies NONE = new AlertCopies(Map.of(), Map.of());

    private final Map<Long, AlertCopy> alerts;
    private final Map<Long, RuleWords> words;

    /** @param words of all rules, as they were before the alerts were read */
    AlertCopies(Map<Long, AlertCopy> alerts, Map<Long, RuleWords> words) {
        this.alerts = alerts;
        this.words = words;
    }

    /** Nothing was seen so far. */
    public static AlertCopies none() {
        return NONE;
    }

    /** @param now the words of all rules */
    Optional<AlertCopy> still(AlertStamp stamp, Map<Long, RuleWords> now) {
        return Optional.ofNullable(alerts.get(stamp.id()))
                .filter(copy -> copy.is(stamp) && says(copy.alert().ruleId(), now));
    }

    private boolean says(long rule, Map<Long, RuleWords> now) {
        return now.get(rule).equals(words.get(rule));
    }
}
