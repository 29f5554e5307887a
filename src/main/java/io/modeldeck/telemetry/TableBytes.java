package io.modeldeck.telemetry;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A table as gzip CSV and back, without loss: a missing value is an empty field without quotes, an empty text one with quotes, a number the shortest
 * text that reads back as the same bits. The same table gives the same bytes.
 */
public final class TableBytes {

    private TableBytes() {}

    /** The types that are needed to read the columns back. */
    public static Map<String, String> types(Table table) {
        Map<String, String> types = new LinkedHashMap<>();
        table.columns().forEach(c -> types.put(c.name(), c instanceof Column.Numeric ? "numeric" : "categorical"));
        return types;
    }

    public static byte[] write(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .quoteStrategy(new EmptyTexts())
                        .build(out)) {
            csv.writeRecord(table.names());
            String[] row = new String[table.columns().size()];
            for (int i = 0; i < table.rows(); i++) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = value(table.columns().get(c), i);
                }
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** @param types by column: {@code numeric} or {@code categorical} */
    public static Table read(byte[] content, Map<String, String> types) {
        try (Reader text = new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8);
                CsvReader<List<String>> csv =
                        CsvReader.builder().skipEmptyLines(false).build(new Nullable(), text)) {
            List<String> names = List.copyOf(types.keySet());
            List<List<String>> rows = new ArrayList<>();
            boolean header = true;
            for (List<String> row : csv) {
                if (!header) {
                    rows.add(row);
                }
                header = false;
            }
            List<Column> columns = new ArrayList<>();
            for (int c = 0; c < names.size(); c++) {
                columns.add(column(names.get(c), types.get(names.get(c)), rows, c));
            }
            return new Table(columns, rows.size());
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException("A frozen data set cannot be unpacked; restore it from a backup.", e);
        }
    }

    private static String value(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        // Labels.text would lose the sign of a negative zero.
        return column instanceof Column.Numeric numbers && numbers.values()[row] == 0 && 1 / numbers.values()[row] < 0
                ? "-0.0"
                : column.text(row);
    }

    private static Column column(String name, String type, List<List<String>> rows, int column) {
        if (type.equals("numeric")) {
            double[] values = new double[rows.size()];
            for (int i = 0; i < values.length; i++) {
                String text = rows.get(i).get(column);
                values[i] = text == null ? Double.NaN : Double.parseDouble(text);
            }
            return new Column.Numeric(name, values);
        }
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).get(column);
        }
        return new Column.Categorical(name, values);
    }

    /** Quotes empty texts, so that they differ from missing values. */
    private static final class EmptyTexts implements QuoteStrategy {

        @Override
        public boolean quoteEmpty(int line, int field) {
            return true;
        }
    }

    /** Rows with null for fields that are empty and unquoted. */
    private static final class Nullable extends CsvCallbackHandler<List<String>> {

        private List<String> fields = new ArrayList<>();

        @Override
        protected RecordType getRecordType() {
            return RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return fields.size();
        }

        @Override
        protected void beginRecord(long startingLine) {
            fields = new ArrayList<>();
        }

        @Override
        protected void addField(char[] buffer, int offset, int size, boolean quoted) {
            fields.add(size == 0 && !quoted ? null : new String(buffer, offset, size));
        }

        @Override
        protected void setComment(char[] buffer, int offset, int size) {
            throw new IllegalStateException("Comments are not asked for");
        }

        @Override
        protected void setEmpty() {
            fields.add(null);
        }

        @Override
        protected List<String> buildRecord() {
            return fields;
        }
    }
}
