package io.modeldeck.alert;

import java.time.Instant;

/** Which of the alerts that fired and are not closed belong together. */
public sealed interface InboxPart {

    /** Whether the alert is one of them. */
    boolean holds(Alert alert);

    /** @param modelId {@link Alert#WORKSPACE} for those of the workspace itself */
    record OfModel(long modelId) implements InboxPart {
        @Override
        public boolean holds(Alert alert) {
            return alert.modelId() == modelId;
        }
    }

    record OfRule(long ruleId) implements InboxPart {
        @Override
        public boolean holds(Alert alert) {
            return alert.ruleId() == ruleId;
        }
    }

    /** Those of one rule that fired so close together that they have one cause, the first and the last moment included. */
    record Flood(long ruleId, Instant from, Instant to) implements InboxPart {
        @Override
        public boolean holds(Alert alert) {
            return alert.ruleId() == ruleId
                    && alert.firedAt()
                            .filter(at -> !at.isBefore(from) && !at.isAfter(to))
                            .isPresent();
        }
    }
}
