package io.modeldeck.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of real data sets, models and golden values that some tests compare with.
 *
 * <p>The folder is named by the system property {@code modeldeck.data} and is not part of the
 * sources. A test that needs a file of it calls {@link #require}; where the file is absent the test
 * is aborted (reported as skipped) and says so on the error stream.
 */
public final class SharedData {

    private static final String PROPERTY = "modeldeck.data";
    private static final String DEFAULT_FOLDER = "../shared/data";

    private SharedData() {}

    /** The data folder, whether it exists or not. */
    public static Path folder() {
        return Path.of(System.getProperty(PROPERTY, DEFAULT_FOLDER))
                .toAbsolutePath()
                .normalize();
    }

    /** Whether a file or folder, named relative to the data folder, is there. */
    public static boolean has(String relative) {
        return Files.exists(folder().resolve(relative));
    }

    /**
     * A file or folder of the shared data; aborts the calling test when it is absent.
     *
     * @param relative path below the data folder, with {@code /} between the parts
     */
    public static Path require(String relative) {
        Path path = folder().resolve(relative);
        if (!Files.exists(path)) {
            String message = "SKIPPED, NOT TESTED: shared data file '" + relative + "' is not in " + folder()
                    + "; set -D" + PROPERTY + "=FOLDER to compare with it";
            System.err.println("!!! " + message);
            Assumptions.abort(message);
        }
        return path;
    }
}
