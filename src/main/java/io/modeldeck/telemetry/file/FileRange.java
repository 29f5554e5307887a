package io.modeldeck.telemetry.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file, perhaps with a range of its rows behind it: {@code A.csv[0:5000]}. */
public record FileRange(Path file, RowRange rows) {

    /** Reads the form above. A file whose very name ends like that is taken as it is. */
    public static FileRange parse(String text) {
        int open = text.lastIndexOf('[');
        if (open < 1 || !text.endsWith("]") || Files.exists(Path.of(text))) {
            return new FileRange(Path.of(text), RowRange.ALL);
        }
        return new FileRange(
                Path.of(text.substring(0, open)), RowRange.parse(text.substring(open + 1, text.length() - 1)));
    }
}
