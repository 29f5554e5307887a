package io.modeldeck.playground;

import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.Map;

/**
 * Inputs that somebody keeps with a version under a name.
 *
 * @param name unique for a version
 * @param inputs as {@link ExampleInputs} has them
 * @param keptBy the person
 * @param at when, in the model's own time
 */
public record Example(long id, long versionId, String name, Map<String, Object> inputs, String keptBy, Instant at) {

    private static final int LONGEST_NAME = 80;

    /** The name as it is kept; refuses one that could not be read in a list. */
    static String named(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Problem("An example needs a name of 1 to " + LONGEST_NAME + " characters on one line.");
        }
        return name;
    }
}
