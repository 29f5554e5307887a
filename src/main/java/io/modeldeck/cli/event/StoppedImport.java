package io.modeldeck.cli.event;

import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.domain.Problem;
import java.nio.file.Path;

/** An import that was asked to end before its file did: what is in, and what to do. */
public final class StoppedImport {

    private StoppedImport() {}

    /** @param what what came of the rows: "the labels" */
    public static Problem of(Path file, String what, long rows) {
        return new Problem("The import of " + file + " was stopped: " + what + " of its first "
                + Numbers.count(rows, "row", "rows")
                + " are in. Run the same command again to complete it; nothing is doubled.");
    }
}
