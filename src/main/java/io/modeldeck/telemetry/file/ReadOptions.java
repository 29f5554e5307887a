package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a file of rows is to be read.
 *
 * @param encoding of the text; a file that does not fit is refused
 * @param na texts that mean a missing value, beside the empty field, {@code NA} and {@code NaN}
 * @param header whether the first line names the columns; without, they are named {@code 0}, {@code 1}, …
 * @param rows which rows to take
 * @param numeric columns that must hold numbers, whatever they look like
 * @param categorical columns that hold texts, whatever they look like
 */
public record ReadOptions(
        Charset encoding, Set<String> na, boolean header, RowRange rows, Set<String> numeric, Set<String> categorical) {

    public ReadOptions {
        na = Set.copyOf(na);
        numeric = Set.copyOf(numeric);
        categorical = Set.copyOf(categorical);
        Set<String> both = new TreeSet<>(numeric);
        both.retainAll(categorical);
        if (!both.isEmpty()) {
            throw new Problem("The column '" + both.iterator().next()
                    + "' is named numeric and categorical; name it as one of them.");
        }
    }

    /** UTF-8, a header, every row, types by content. */
    public static ReadOptions defaults() {
        return new ReadOptions(StandardCharsets.UTF_8, Set.of(), true, RowRange.ALL, Set.of(), Set.of());
    }

    /** Finds an encoding by the name that a person gives, as in {@code windows-1252}. */
    public static Charset encoding(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Problem(
                    "There is no encoding '" + RowProblem.shown(name)
                            + "' here; well-known ones are UTF-8, UTF-16, windows-1252, ISO-8859-1.",
                    e);
        }
    }

    public ReadOptions withEncoding(Charset charset) {
        return new ReadOptions(charset, na, header, rows, numeric, categorical);
    }

    public ReadOptions withNa(List<String> texts) {
        return new ReadOptions(encoding, Set.copyOf(texts), header, rows, numeric, categorical);
    }

    public ReadOptions withHeader(boolean present) {
        return new ReadOptions(encoding, na, present, rows, numeric, categorical);
    }

    public ReadOptions withRows(RowRange range) {
        return new ReadOptions(encoding, na, header, range, numeric, categorical);
    }

    public ReadOptions withNumeric(List<String> columns) {
        return new ReadOptions(encoding, na, header, rows, Set.copyOf(columns), categorical);
    }

    public ReadOptions withCategorical(List<String> columns) {
        return new ReadOptions(encoding, na, header, rows, numeric, Set.copyOf(columns));
    }

    /** Whether a field's text means that there is no value. */
    boolean isMissing(String text) {
        return switch (text.length()) {
            case 0 -> true;
            case 2 -> text.equals("NA") || na.contains(text);
            case 3 -> text.equals("NaN") || na.contains(text);
            default -> !na.isEmpty() && na.contains(text);
        };
    }
}
