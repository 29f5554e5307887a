package io.modeldeck.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as workbooks: one sheet, further ones where the rows are more than a sheet holds. */
final class Workbooks {

    /** What a sheet holds, without its head. */
    static final int MOST_ROWS = 1_048_575;

    private static final int LONGEST_TEXT = 32_767;
    private static final int FLUSH_EVERY = 1_000;
    /** Larger whole numbers lose digits in a spreadsheet, so they are written as texts. */
    private static final double EXACT = 1L << 53;

    private static final String FACTS = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int LONGEST_NAME = 28;

    private static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private Workbooks() {}

    static long write(Table table, OutputStream out) throws IOException {
        // The library dates what it writes; a file beside the wanted one is there only to take the date out again.
        Path dated = Files.createTempFile("modeldeck", ".xlsx");
        try {
            long rows;
            try (OutputStream into = new BufferedOutputStream(Files.newOutputStream(dated))) {
                rows = dated(table, into);
            }
            undated(dated, out);
            return rows;
        } finally {
            Files.delete(dated);
        }
    }

    private static long dated(Table table, OutputStream out) throws IOException {
        // the version's form is prescribed: two numbers
        Workbook book = new Workbook(out, "ModelDeck", "1.0");
        Sheets sheets = new Sheets(book, table);
        long rows = TableFile.each(table, (row, number) -> sheets.row(table.values(row)));
        sheets.end();
        book.finish();
        return rows;
    }

    /** Copies the workbook without the moment of its making: the same rows give the same bytes. */
    private static void undated(Path book, OutputStream out) throws IOException {
        try (ZipFile parts = new ZipFile(book.toFile())) {
            ZipOutputStream copy = new ZipOutputStream(out);
            for (ZipEntry part : Collections.list(parts.entries())) {
                ZipEntry undated = new ZipEntry(part.getName());
                undated.setTimeLocal(NO_TIME);
                copy.putNextEntry(undated);
                try (InputStream in = parts.getInputStream(part)) {
                    copy(part.getName(), in, copy);
                }
                copy.closeEntry();
            }
            copy.finish();
        }
    }

    private static void copy(String name, InputStream in, OutputStream out) throws IOException {
        if (name.equals(FACTS)) {
            String facts = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String undated = CREATED.matcher(facts).replaceAll("$1" + NO_TIME + ":00Z$2");
            out.write(undated.getBytes(StandardCharsets.UTF_8));
        } else {
            in.transferTo(out);
        }
    }

    private static final class Sheets {
        private final Workbook book;
        private final Table table;
        private Worksheet sheet;
        private int count;
        private int next;

        Sheets(Workbook book, Table table) {
            this.book = book;
            this.table = table;
            open();
        }

        private void open() {
            count++;
            sheet = book.newWorksheet(name(table.name()) + (count == 1 ? "" : " " + count));
            for (int i = 0; i < table.columns().size(); i++) {
                sheet.value(0, i, text(table.columns().get(i)));
                sheet.style(0, i).bold().set();
            }
            sheet.freezePane(0, 1);
            next = 1;
        }

        void row(List<Object> values) throws IOException {
            if (next > MOST_ROWS) {
                end();
                open();
            }
            for (int i = 0; i < values.size(); i++) {
                cell(i, values.get(i));
            }
            next++;
            if (next % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        }

        private void cell(int column, Object value) {
            switch (value) {
                case null -> {}
                case Boolean truth -> sheet.value(next, column, truth);
                case Number number
                when Math.abs(number.doubleValue()) <= EXACT || number instanceof Double ->
                    sheet.value(next, column, number);
                case Instant at -> {
                    sheet.value(next, column, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                    sheet.style(next, column).format(TIME).set();
                }
                case OffsetDateTime at -> {
                    // a workbook's times have no zone: what the clock there showed, and beside it how far that is from
                    // UTC
                    sheet.value(next, column, at.toLocalDateTime());
                    sheet.style(next, column)
                            .format(TIME + "\"" + at.getOffset() + "\"")
                            .set();
                }
                default -> sheet.value(next, column, text(value.toString()));
            }
        }

        void end() throws IOException {
            sheet.finish();
        }
    }

    private static String name(String wanted) {
        String plain = text(wanted).replaceAll("[\\\\/*?:\\[\\]']", " ").strip();
        return plain.isEmpty() ? "Table" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    /** Without the characters that a workbook cannot hold. A text that begins like a formula stays a text there. */
    private static String text(String text) {
        return text.codePoints()
                .filter(Workbooks::isAllowed)
                .limit(LONGEST_TEXT / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\n'
                || c == '\t'
                || c >= ' ' && Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }
}
