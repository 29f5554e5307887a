package io.modeldeck.cli.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows for people: columns wide enough for their longest cell, numbers to the right. Nothing is cut. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param heads one for each column; one that ends in {@code >} is aligned to the right */
    public TextTable(String... heads) {
        this.right = new boolean[heads.length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < heads.length; i++) {
            right[i] = heads[i].endsWith(">");
            names.add(right[i] ? heads[i].substring(0, heads[i].length() - 1) : heads[i]);
        }
        this.heads = List.copyOf(names);
    }

    public TextTable row(Object... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + heads.size() + " columns");
        }
        rows.add(Arrays.stream(cells)
                .map(cell -> PlainText.of(String.valueOf(cell)))
                .toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public List<String> lines() {
        int[] widths = new int[heads.size()];
        measure(widths, heads);
        rows.forEach(row -> measure(widths, row));
        List<String> lines = new ArrayList<>();
        lines.add(line(widths, heads));
        lines.add(line(widths, Arrays.stream(widths).mapToObj("-"::repeat).toList()));
        rows.forEach(row -> lines.add(line(widths, row)));
        return lines;
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], width(cells.get(i)));
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP).append(right[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        return line.toString().stripTrailing();
    }
}
