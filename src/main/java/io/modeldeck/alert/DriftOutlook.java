package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.Drift;
import io.modeldeck.alert.ReadingStore.DriftCheck;
import io.modeldeck.drift.DriftResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would come of a model's alerts about drift, had its newest check found something else. Rules that look at several checks cannot be told by one.
 *
 * @param recover open alerts whose condition would no longer be met
 * @param begin rules whose condition would be met that is not met now
 */
public record DriftOutlook(List<Alert> recover, List<AlertRule> begin) {

    public DriftOutlook {
        recover = List.copyOf(recover);
        begin = List.copyOf(begin);
    }

    /** Whether nothing would change. */
    public boolean isSame() {
        return recover.isEmpty() && begin.isEmpty();
    }

    /**
     * Pure.
     *
     * @param before what the newest check found
     * @param after what it is thought to have found
     */
    static DriftOutlook of(
            List<AlertRule> watching, List<Alert> open, List<DriftResult> before, List<DriftResult> after) {
        List<Alert> recover = new ArrayList<>();
        List<AlertRule> begin = new ArrayList<>();
        for (AlertRule rule : watching) {
            List<Alert> going = open.stream()
                    .filter(alert -> alert.ruleId() == rule.id() && alert.isUnrecovered())
                    .toList();
            Optional<Level> level = level(rule, after);
            if (level.equals(Optional.of(Level.OK))) {
                recover.addAll(going);
            } else if (going.isEmpty()
                    && level.equals(Optional.of(Level.BREACH))
                    && !level(rule, before).equals(level)) {
                begin.add(rule);
            }
        }
        return new DriftOutlook(recover, begin);
    }

    /** Empty where these results say nothing to the rule. */
    private static Optional<Level> level(AlertRule rule, List<DriftResult> results) {
        Condition condition = rule.condition();
        if (results.isEmpty() || condition.metric().source() != RuleSource.DRIFT || condition.looksBack()) {
            return Optional.empty();
        }
        DriftCheck check = new DriftCheck(
                results.getFirst().at(),
                results.stream().map(DriftOutlook::reading).toList());
        return Judge.of(condition, List.of(Courses.drift(condition, rule.versionId(), check)))
                        instanceof Reading.Measured measured
                ? Optional.of(measured.level())
                : Optional.empty();
    }

    private static Drift reading(DriftResult result) {
        return new Drift(
                result.type(),
                result.feature().orElse(""),
                result.versionId(),
                result.verdict().driftScore(),
                result.verdict().reason(),
                result.sentence());
    }
}
