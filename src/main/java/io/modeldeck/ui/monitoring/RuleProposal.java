package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.ui.kit.screen.RuleRequest;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A rule about what a check found, with a threshold just above what was seen. Pure. */
final class RuleProposal {

    /** Thresholds are proposed in steps of so much. */
    private static final double STEP = 0.05;

    /** Where a check says drift. */
    private static final double USUAL = 0.3;

    private RuleProposal() {}

    /** @param course the checks of the same thing in the range that is shown */
    static RuleRequest.Draft of(DriftResult result, List<DriftResult> course) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("metric", "driftScore");
        condition.put("driftType", result.type().word());
        condition.put("operator", ">");
        condition.put("threshold", threshold(course));
        result.feature().filter(name -> result.concernsColumn()).ifPresent(name -> condition.put("feature", name));
        return new RuleRequest.Draft(
                Messages.text("drift.rule.name", DriftNames.of(result)), result.modelId(), condition);
    }

    /** Just above the highest score; where that is as high as scores go, just above the highest one without drift. */
    static double threshold(List<DriftResult> course) {
        double above = above(highest(course));
        return above < 1
                ? above
                : Math.min(
                        above(highest(course.stream()
                                .filter(check -> check.state() != DriftState.DRIFT)
                                .toList())),
                        1 - STEP);
    }

    private static OptionalDouble highest(List<DriftResult> course) {
        return course.stream()
                .filter(check -> check.state() != DriftState.NOT_EVALUATED)
                .mapToDouble(DriftResult::score)
                .max();
    }

    private static double above(OptionalDouble seen) {
        return seen.isEmpty()
                ? USUAL
                : Math.round((Math.floor(seen.getAsDouble() / STEP + 1e-9) + 1) * STEP * 100) / 100.0;
    }
}
