package io.modeldeck.ui.kit;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of a table as text that spreadsheets read. Pure. */
final class TableText {

    private TableText() {}

    /** Tabs between cells; tabs and line ends inside a cell become spaces. */
    static String tsv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> safe(cell.replaceAll("[\\t\\r\\n]+", " ")))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /** By RFC 4180. */
    static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(TableText::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String quoted(String cell) {
        String text = safe(cell);
        boolean plain =
                text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') && text.equals(cell);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A cell that a spreadsheet would take for a formula is given a quote in front; numbers stay numbers. */
    private static String safe(String cell) {
        if (cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0) {
            return cell;
        }
        return cell.matches("[+-]?[0-9][0-9.,]*([eE][+-]?[0-9]+)?") ? cell : "'" + cell;
    }
}
