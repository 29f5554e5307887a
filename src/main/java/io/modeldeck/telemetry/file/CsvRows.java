package io.modeldeck.telemetry.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows of a CSV file. Fields become texts only when somebody asks for them as texts. */
final class CsvRows extends RowSource {

    private final ReadOptions options;
    private final CsvReader<CsvFields> reader;
    private final CloseableIterator<CsvFields> rows;
    private final List<String> columns;
    private final RowHash hash = new RowHash();
    private final CsvFields row = new CsvFields();
    private boolean ahead;

    CsvRows(Path file, FileText text, ReadOptions options) {
        super(file, text);
        this.options = options;
        CsvHead head = new CsvHead(text);
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
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (ahead) {
            ahead = false;
            return true;
        }
        return fetch();
    }

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public void check() throws RowProblem {
        if (row.count() != columns.size()) {
            throw new RowProblem(
                    row.line(),
                    "",
                    "",
                    "the row has " + row.count() + (row.count() == 1 ? " field" : " fields") + " where the "
                            + (options.header() ? "header" : "first row") + " has " + columns.size()
                            + "; put values with separators or line breaks in double quotes");
        }
    }

    @Override
    public boolean isMissing(int column) {
        int length = row.length(column);
        // Most fields are too long to be one of the usual words for nothing.
        return length == 0 || (length <= 3 || !options.na().isEmpty()) && options.isMissing(row.text(column));
    }

    @Override
    public String text(int column) {
        return row.text(column);
    }

    @Override
    public double number(int column) {
        row.at(column);
        return isMissing(column) ? Double.NaN : Decimal.parse(row);
    }

    @Override
    public void writeText(int column, StringBuilder json) {
        row.at(column);
        JsonText.quote(row, json);
    }

    @Override
    public long hash() {
        for (int i = 0; i < row.count(); i++) {
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
            throw new Problem(file() + ", line " + row.line() + ": " + sentence(e), e);
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
        for (int i = 0; i < row.count(); i++) {
            String name = row.text(i);
            String given = !options.header() ? Integer.toString(i) : name.isEmpty() ? "column " + (i + 1) : name;
            if (!seen.add(given)) {
                throw new Problem(file() + ", line " + row.line() + ": the column name '" + RowProblem.shown(given)
                        + "' occurs twice; every column needs its own name. Without a header, read it with"
                        + " --no-header.");
            }
            names.add(given);
        }
        ahead = !options.header();
        return List.copyOf(names);
    }
}
