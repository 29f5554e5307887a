package io.modeldeck.export;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms in which a report leaves. */
public enum PaperFormat {
    /** One page that needs nothing beside it; charts are drawn inside. */
    HTML(".html"),
    PDF(".pdf"),
    /** Without charts. */
    MARKDOWN(".md"),
    /** For programs; of charts, their numbers. */
    JSON(".json");

    private final String extension;

    PaperFormat(String extension) {
        this.extension = extension;
    }

    /** With its point: {@code .html}. */
    public String extension() {
        return extension;
    }

    /** The form of a file's name, by its ending; refuses other endings. */
    public static PaperFormat named(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.extension))
                .findFirst()
                .orElseThrow(() -> new Problem("The ending of '" + file + "' names no form of a report; choose one of "
                        + Arrays.stream(values()).map(PaperFormat::extension).collect(Collectors.joining(", "))
                        + "."));
    }
}
