package io.modeldeck.benchmark;

import io.modeldeck.registry.ModelVersion;
import java.util.List;

/**
 * A version that a benchmark may or may not take.
 *
 * @param missing metadata that it lacks for being compared with versions of other models; empty where it lacks nothing
 */
public record Candidate(ModelVersion version, Traits traits, List<String> missing) {

    static Candidate of(ModelVersion version, Traits traits) {
        return new Candidate(version, traits, traits.missing());
    }

    /** The command that states what is missing. */
    public String remedy() {
        return Equivalence.remedy(version, missing);
    }
}
