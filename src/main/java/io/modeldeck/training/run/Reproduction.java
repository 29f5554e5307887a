package io.modeldeck.training.run;

import java.util.List;

/**
 * What came of training a run's rows with its recipe once more.
 *
 * @param recorded what the run made then
 * @param found what it made now
 * @param differences what is not as it was then, a sentence each; also where the files are equal all the same
 */
public record Reproduction(long runId, RunArtifact recorded, RunArtifact found, List<String> differences) {

    public Reproduction {
        differences = List.copyOf(differences);
    }

    /** Whether the file is the same, bit for bit. */
    public boolean equal() {
        return recorded.digest().equals(found.digest());
    }

    public String sentence() {
        if (equal()) {
            return "Run " + runId + " is reproduced: the file is the same, bit for bit (SHA-256 "
                    + found.digest().hex() + ").";
        }
        return "Run " + runId + " is not reproduced: its file was "
                + recorded.digest().hex() + " (" + recorded.bytes() + " bytes) and is now "
                + found.digest().hex() + " (" + found.bytes() + " bytes). "
                + (differences.isEmpty()
                        ? "Nothing that is recorded differs, so its training is not deterministic."
                        : String.join(" ", differences));
    }
}
