package io.modeldeck.export;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes tables. The same rows give the same bytes, whoever asks. */
public final class TableFile {

    private TableFile() {}

    /**
     * Writes the table and leaves the stream open.
     *
     * @return how many rows there were, without the head
     */
    public static long write(Table table, TableFormat format, OutputStream out) throws IOException {
        if (format == TableFormat.XLSX) {
            return Workbooks.write(table, out);
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        long rows = write(table, format, writer);
        writer.flush();
        return rows;
    }

    /** The same as bytes, for what fits into memory. */
    public static byte[] bytes(Table table, TableFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(table, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("No disk is involved in writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** The same as text; not for workbooks. */
    public static String text(Table table, TableFormat format) {
        return new String(bytes(table, format), StandardCharsets.UTF_8);
    }

    /** The head of the CSV form, without its end. */
    public static String csvHead(Table table) {
        return line(table.columns(), ",", TableFile::quoted);
    }

    /** A line of the CSV form, without its end. */
    public static String csvLine(Table table, Map<String, Object> row) {
        return line(table.values(row), ",", TableFile::quoted);
    }

    private static long write(Table table, TableFormat format, Writer out) throws IOException {
        return switch (format) {
            case JSON -> json(table, out);
            case JSONL -> each(table, (row, number) -> out.write(Json.write(row) + "\n"));
            case TSV -> lines(table, out, "", "\t", "", "\n", text -> text.replaceAll("[\\t\\r\\n]+", " "));
            case MARKDOWN -> lines(table.filled(), out, "| ", " | ", " |", "\n", Markdown::cell);
            default -> lines(table, out, "", ",", "", "\r\n", TableFile::quoted);
        };
    }

    private static long lines(
            Table table,
            Writer out,
            String start,
            String between,
            String close,
            String end,
            Function<String, String> written)
            throws IOException {
        out.write(start + line(table.columns(), between, written) + close + end);
        if (!start.isEmpty()) {
            out.write(start + line(table.columns(), between, column -> "---") + close + end);
        }
        return each(table, (row, number) -> out.write(start + line(table.values(row), between, written) + close + end));
    }

    private static String line(List<?> values, String between, Function<String, String> written) {
        return values.stream().map(value -> field(value, written)).collect(Collectors.joining(between));
    }

    private static String field(Object value, Function<String, String> written) {
        return switch (value) {
            case null -> "";
            case Double number -> Labels.text(number);
            case Number number -> number.toString();
            case OffsetDateTime at -> TableStyle.text(at);
            default -> written.apply(SpreadsheetText.safe(value.toString()));
        };
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static long json(Table table, Writer out) throws IOException {
        out.write("{\"table\":" + Json.write(table.name()) + ",\"rows\":[");
        long rows = each(table, (row, number) -> out.write((number == 0 ? "\n" : ",\n") + Json.write(row)));
        out.write("\n]}\n");
        return rows;
    }

    /** Writes one row; the disk may refuse it. */
    @FunctionalInterface
    interface RowWriter {
        void write(Map<String, Object> row, long number) throws IOException;
    }

    /** A consumer of rows cannot throw what a disk throws, so the fault travels wrapped. */
    static long each(Table table, RowWriter writer) throws IOException {
        long[] count = {0};
        try {
            table.rows().forEach(row -> {
                try {
                    writer.write(row, count[0]++);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }
}
