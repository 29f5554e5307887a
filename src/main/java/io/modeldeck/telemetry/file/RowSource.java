package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.io.PushbackReader;
import java.nio.file.Path;
import java.util.List;

/** The rows of a file, one after the other. The values of a row are gone once the next one is asked for. */
public abstract sealed class RowSource implements AutoCloseable permits CsvRows, JsonRows {

    /** No single row is longer than this; a file without an end of line must not fill the memory. */
    static final int ROW_LIMIT = 16 << 20;

    private final Path file;
    private final FileText text;

    RowSource(Path file, FileText text) {
        this.file = file;
        this.text = text;
    }

    /** Opens the file, whatever its form. Rows outside the options' range are handed over, too. */
    public static RowSource open(Path file, ReadOptions options) {
        return open(file, options, List.of());
    }

    /**
     * Opens the file.
     *
     * @param known columns in the order of an earlier reading; they matter where the file itself has no order of columns
     */
    public static RowSource open(Path file, ReadOptions options, List<String> known) {
        FileText text = FileText.open(file, options.encoding());
        try {
            return startsAsObject(text, options)
                    ? new JsonRows(file, text, options, known)
                    : new CsvRows(file, text, options);
        } catch (Problem e) {
            text.close();
            throw e;
        }
    }

    /** The columns that were met so far; all of them at the start where a header names them. */
    public abstract List<String> columns();

    /** Goes to the next row; false at the end. Refuses a file whose form is broken from here on. */
    public abstract boolean next();

    /** Where the row starts in the file, from 1. */
    public abstract long line();

    /** Finds fault with the form of the row. To be asked before its values. */
    public abstract void check() throws RowProblem;

    public abstract boolean isMissing(int column);

    /** The value as text; undefined where it is missing. */
    public abstract String text(int column);

    /** The value as a finite number, NaN where it is none or missing. */
    public abstract double number(int column);

    /** Appends the value as a JSON text. */
    public abstract void writeText(int column, StringBuilder json);

    /** A hash of all values of the row, the same in every run and on every machine. */
    public abstract long hash();

    Path file() {
        return file;
    }

    FileText fileText() {
        return text;
    }

    @Override
    public void close() {
        text.close();
    }

    /** The position of a column, or a sentence that names the ones there are. */
    int require(String name, String option) {
        int index = columns().indexOf(name);
        if (index < 0) {
            throw missingColumn(file, name, columns(), option);
        }
        return index;
    }

    public static Problem missingColumn(Path file, String name, List<String> columns, String option) {
        String there = columns.size() <= 40
                ? String.join(", ", columns.stream().map(RowProblem::shown).toList())
                : String.join(
                                ", ",
                                columns.subList(0, 40).stream()
                                        .map(RowProblem::shown)
                                        .toList()) + " and " + (columns.size() - 40) + " more";
        return new Problem(file + " has no column '" + RowProblem.shown(name) + "'; its columns are " + there
                + ". Name one of them with " + option + ".");
    }

    private static boolean startsAsObject(FileText text, ReadOptions options) {
        try {
            PushbackReader reader = text.reader();
            int first = reader.read();
            if (first < 0) {
                return false;
            }
            reader.unread(first);
            return first == '{' && options.header();
        } catch (IOException e) {
            throw text.problem(e);
        }
    }
}
