package io.modeldeck.telemetry;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows of a CSV file. Fields become texts only when somebody asks for them as texts. */
final class CsvRows extends RowSource {

    private final ReadOptions options;
    private final CsvReader<Fields> reader;
    private final CloseableIterator<Fields> rows;
    private final List<String> columns;
    private final RowHash hash = new RowHash();
    private final Fields row = new Fields();
    private boolean ahead;

    CsvRows(Path file, FileText text, ReadOptions options) {
        super(file, text);
        this.options = options;
        HeadReader head = new HeadReader(text);
        this.reader = CsvReader.builder()
                .fieldSeparator(head.separator())
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(ROW_LIMIT)
                .build(row, head);
        this.rows = reader.iterator();
        this.columns = header();
    }

    @Override
    List<String> columns() {
        return columns;
    }

    @Override
    boolean next() {
        if (ahead) {
            ahead = false;
            return true;
        }
        return fetch();
    }

    @Override
    long line() {
        return row.line;
    }

    @Override
    void check() throws RowProblem {
        if (row.count != columns.size()) {
            throw new RowProblem(
                    row.line,
                    "",
                    "",
                    "the row has " + row.count + (row.count == 1 ? " field" : " fields") + " where the "
                            + (options.header() ? "header" : "first row") + " has " + columns.size()
                            + "; put values with separators or line breaks in double quotes");
        }
    }

    @Override
    boolean isMissing(int column) {
        int length = row.length(column);
        // Most fields are too long to be one of the usual words for nothing.
        return length == 0 || (length <= 3 || !options.na().isEmpty()) && options.isMissing(row.text(column));
    }

    @Override
    String text(int column) {
        return row.text(column);
    }

    @Override
    double number(int column) {
        row.at(column);
        return isMissing(column) ? Double.NaN : Decimal.parse(row);
    }

    @Override
    void writeText(int column, StringBuilder json) {
        row.at(column);
        JsonText.quote(row, json);
    }

    @Override
    long hash() {
        for (int i = 0; i < row.count; i++) {
            row.at(i);
            hash.add(row);
            hash.endValue();
        }
        return hash.finish();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw fileText().problem(e);
        }
    }

    private boolean fetch() {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (UncheckedIOException e) {
            throw fileText().problem(e.getCause());
        } catch (CsvParseException e) {
            throw new Problem(file() + ", line " + row.line + ": " + sentence(e), e);
        }
    }

    private static String sentence(CsvParseException e) {
        String words = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        if (words.toLowerCase(Locale.ROOT).contains("buffer")) {
            return "the row that starts here is longer than " + (ROW_LIMIT >> 20)
                    + " million characters; a quote in it may never be closed, or this is no CSV file.";
        }
        int place = words.indexOf(" (record");
        return "the row that starts here is no CSV: " + (place < 0 ? words : words.substring(0, place))
                + ". Close every double quote, and write quotes inside quoted values twice.";
    }

    private List<String> header() {
        if (!fetch()) {
            throw new Problem(file() + " is empty; it needs a header and rows.");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.count; i++) {
            String name = row.text(i);
            String given = !options.header() ? Integer.toString(i) : name.isEmpty() ? "column " + (i + 1) : name;
            if (!seen.add(given)) {
                throw new Problem(file() + ", line " + row.line + ": the column name '" + RowProblem.shown(given)
                        + "' occurs twice; every column needs its own name. Without a header, read it with"
                        + " --no-header.");
            }
            names.add(given);
        }
        ahead = !options.header();
        return List.copyOf(names);
    }

    /** The fields of the row at hand, in one buffer; as a sequence of characters it is the field that was named last. */
    private static final class Fields extends CsvCallbackHandler<Fields> implements CharSequence {

        private char[] chars = new char[1 << 12];
        private int[] ends = new int[64];
        private int count;
        private int used;
        private long line = 1;
        private boolean empty;
        private int start;
        private int length;

        void at(int field) {
            start = field == 0 ? 0 : ends[field - 1];
            length = ends[field] - start;
        }

        int length(int field) {
            return ends[field] - (field == 0 ? 0 : ends[field - 1]);
        }

        String text(int field) {
            int from = field == 0 ? 0 : ends[field - 1];
            return new String(chars, from, ends[field] - from);
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return chars[start + index];
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new String(chars, start + from, to - from);
        }

        @Override
        public String toString() {
            return new String(chars, start, length);
        }

        @Override
        protected RecordType getRecordType() {
            return empty ? RecordType.EMPTY : RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return count;
        }

        @Override
        protected void beginRecord(long startingLine) {
            line = startingLine;
            count = 0;
            used = 0;
            empty = false;
        }

        @Override
        protected void addField(char[] buffer, int offset, int size, boolean quoted) {
            if (used + size > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + size));
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            System.arraycopy(buffer, offset, chars, used, size);
            used += size;
            ends[count++] = used;
        }

        @Override
        protected void setComment(char[] buffer, int offset, int size) {
            throw new IllegalStateException("Comments are not asked for");
        }

        @Override
        protected void setEmpty() {
            empty = true;
            addField(chars, 0, 0, false);
        }

        @Override
        protected Fields buildRecord() {
            return this;
        }
    }

    /** Looks at the first line for the separator and then hands everything over from the start. */
    private static final class HeadReader extends Reader {

        private static final int HEAD = 1 << 16;
        private static final char[] SEPARATORS = {',', ';', '\t'};

        private final PushbackReader rest;
        private final char[] head = new char[HEAD];
        private int length;
        private int position;

        HeadReader(FileText text) {
            this.rest = text.reader();
            try {
                int read;
                while (length < HEAD && (read = rest.read(head, length, HEAD - length)) > 0) {
                    length += read;
                    if (endOfFirstLine() >= 0) {
                        break;
                    }
                }
            } catch (IOException e) {
                throw text.problem(e);
            }
        }

        /** The most frequent of the known ones outside quotes; a comma where there is none. */
        char separator() {
            int[] counts = new int[SEPARATORS.length];
            int end = endOfFirstLine();
            boolean quoted = false;
            for (int i = 0; i < (end < 0 ? length : end); i++) {
                quoted ^= head[i] == '"';
                for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                    counts[s] += head[i] == SEPARATORS[s] ? 1 : 0;
                }
            }
            int best = 0;
            for (int s = 1; s < SEPARATORS.length; s++) {
                best = counts[s] > counts[best] ? s : best;
            }
            return SEPARATORS[best];
        }

        private int endOfFirstLine() {
            boolean quoted = false;
            boolean text = false;
            for (int i = 0; i < length; i++) {
                quoted ^= head[i] == '"';
                boolean end = !quoted && (head[i] == '\n' || head[i] == '\r');
                if (end && text) {
                    return i;
                }
                text |= !end;
            }
            return -1;
        }

        @Override
        public int read(char[] target, int offset, int size) throws IOException {
            if (position < length) {
                int taken = Math.min(size, length - position);
                System.arraycopy(head, position, target, offset, taken);
                position += taken;
                return taken;
            }
            return rest.read(target, offset, size);
        }

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
