package io.modeldeck.recipe;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Digest;
import java.util.regex.Pattern;

/**
 * Training code that a recipe names.
 *
 * @param name of the file; for a source the name of its class
 */
public record RecipeCode(String name, byte[] content) {

    static final int LARGEST = 20_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}\\.(java|jar)");

    public RecipeCode {
        if (!NAME.matcher(name).matches()) {
            throw new Problem("The script's name '" + name
                    + "' must be that of a .java or .jar file, of letters, digits, dots, hyphens and underscores.");
        }
        if (content.length > LARGEST) {
            throw new Problem("The script " + name + " has " + content.length + " bytes; at most " + LARGEST
                    + " are taken. Leave libraries out that the trainer does not need.");
        }
    }

    public Digest digest() {
        return Digest.of(content);
    }
}
