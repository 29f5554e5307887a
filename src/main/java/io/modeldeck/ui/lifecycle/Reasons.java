package io.modeldeck.ui.lifecycle;

import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.retraining.TriggerReason;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;

/** Why a request exists, in words. */
final class Reasons {

    private Reasons() {}

    /** One sentence: what was found, or what the person said. */
    static String sentence(RetrainingRequest request) {
        return request.details().get("summary") instanceof String summary && !summary.isBlank()
                // what a person gave as the reason stays in the person's words
                ? request.reason() == TriggerReason.MANUAL ? summary : DriftNames.plain(summary)
                : word(request);
    }

    /** The kind of reason in a few words. */
    static String word(RetrainingRequest request) {
        return word(request.reason());
    }

    static String word(TriggerReason reason) {
        return Messages.text(
                switch (reason) {
                    case DRIFT_DETECTED -> "retraining.reason.drift";
                    case ERROR_RATE_THRESHOLD -> "retraining.reason.errors";
                    case QUALITY_THRESHOLD -> "retraining.reason.quality";
                    case NEW_LABELS -> "retraining.reason.labels";
                    case SCHEDULED -> "retraining.reason.scheduled";
                    case MANUAL -> "retraining.reason.manual";
                });
    }

    static long failed(List<Check> checks) {
        return checks.stream().filter(check -> !check.passed()).count();
    }
}
