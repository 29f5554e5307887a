package io.modeldeck.export;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which a table leaves. */
public enum TableFormat {
    /** RFC 4180, UTF-8. */
    CSV(".csv"),
    /** Tabs between cells, for pasting. */
    TSV(".tsv"),
    MARKDOWN(".md"),
    JSON(".json"),
    /** A row on each line, for programs that read a row at a time. */
    JSONL(".jsonl"),
    /** A workbook whose numbers are numbers and whose times are times. */
    XLSX(".xlsx");

    private final String extension;

    TableFormat(String extension) {
        this.extension = extension;
    }

    /** With its point: {@code .csv}. */
    public String extension() {
        return extension;
    }

    /** The format of a file's name, by its ending. */
    public static Optional<TableFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.extension))
                .findFirst();
    }

    /** The format of a file's name; refuses other endings. */
    public static TableFormat named(String file) {
        return ofFile(file)
                .orElseThrow(() -> new Problem("The ending of '" + file + "' names no form of a table; choose one of "
                        + Arrays.stream(values()).map(TableFormat::extension).collect(Collectors.joining(", "))
                        + "."));
    }
}
