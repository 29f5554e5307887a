package io.modeldeck.export;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pictures in which a chart leaves; its numbers leave as a table. */
public enum ChartFormat {
    PNG(".png"),
    /** Vectors, with texts that can be searched and copied. */
    SVG(".svg"),
    /** One page of the chart's size. */
    PDF(".pdf");

    private final String extension;

    ChartFormat(String extension) {
        this.extension = extension;
    }

    /** With its point: {@code .png}. */
    public String extension() {
        return extension;
    }

    /** The picture of a file's name, by its ending; empty where the ending names none. */
    public static Optional<ChartFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.extension))
                .findFirst();
    }

    /** The refusal of a file's name that is neither a picture nor a table. */
    public static Problem unknown(String file) {
        return new Problem("The ending of '" + file + "' names no form of a chart; choose a picture ("
                + Arrays.stream(values()).map(ChartFormat::extension).collect(Collectors.joining(", "))
                + ") or its numbers ("
                + Arrays.stream(TableFormat.values())
                        .map(TableFormat::extension)
                        .collect(Collectors.joining(", "))
                + ").");
    }
}
