package io.modeldeck.quality;

import java.util.List;
import java.util.OptionalLong;

/**
 * A constraint and what a check says of it.
 *
 * @param broken rows that break it; empty where the check did not look at it as it is now
 * @param finding number of the finding about it in that check, from 1; 0 where there is none
 */
public record ConstraintVerdict(Constraint constraint, OptionalLong broken, int finding) {

    static ConstraintVerdict unknown(Constraint constraint) {
        return new ConstraintVerdict(constraint, OptionalLong.empty(), 0);
    }

    /** @param looked whether the check saw the constraint as it is now, should it say nothing of it */
    static ConstraintVerdict of(Constraint constraint, QualityReport check, boolean looked) {
        List<Finding> findings = check.findings();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (constraint.isThe(finding.constraint())) {
                return new ConstraintVerdict(constraint, OptionalLong.of(finding.count()), i + 1);
            }
        }
        return looked ? new ConstraintVerdict(constraint, OptionalLong.of(0), 0) : unknown(constraint);
    }
}
