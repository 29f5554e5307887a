package io.modeldeck.quality;

import io.modeldeck.domain.Severity;
import java.util.Map;

/**
 * A demand on one feature of a model, written by a person and kept with the model.
 *
 * @param id 0 before it is kept
 * @param note why it is so, for whoever meets a finding; may be empty
 */
public record Constraint(long id, long modelId, String feature, ConstraintRule rule, Severity severity, String note) {

    public Constraint {
        Demands.feature(feature);
        Demands.note(note);
    }

    /** {@code `age` must lie between 0 and 120}. */
    public String words() {
        return "`" + feature + "` " + rule.words();
    }

    Constraint withId(long given) {
        return new Constraint(given, modelId, feature, rule, severity, note);
    }

    /** Whether a document, as findings keep it, is this constraint and demands what it demands now. */
    boolean isThe(Map<String, Object> document) {
        return document.get("id") instanceof Number number
                && number.longValue() == id
                && demandsTheSame(ConstraintDocument.read(modelId, document));
    }

    /** Whether the other one demands the same, however serious it takes it. */
    boolean demandsTheSame(Constraint other) {
        return feature.equals(other.feature) && rule.equals(other.rule);
    }
}
