package io.modeldeck.telemetry.file;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a first reading of a file learned of one column. */
public final class ColumnScan {

    /** So many different texts are remembered. */
    public static final int DISTINCT = 32;

    // A column of few values would otherwise cost a text for each of its rows; the values are for guesses only.
    private static final int LOOKED_AT = 2_000;
    private static final int SELDOM = 32;

    private final String name;
    private final Set<String> distinct = new LinkedHashSet<>();
    private long present;
    private long texts;
    private long firstTextLine;
    private String firstText = "";
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private boolean whole = true;

    ColumnScan(String name) {
        this.name = name;
    }

    void add(RowSource row, int column) {
        if (row.isMissing(column)) {
            return;
        }
        present++;
        if (distinct.size() <= DISTINCT && (present <= LOOKED_AT || present % SELDOM == 0)) {
            distinct.add(row.text(column));
        }
        // A column that is plainly not of numbers need not be parsed to its end.
        if (texts > 1_000 && texts * 2 > present) {
            texts++;
            return;
        }
        double number = row.number(column);
        if (Double.isNaN(number)) {
            if (texts++ == 0) {
                firstTextLine = row.line();
                firstText = row.text(column);
            }
        } else {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
            whole &= number == Math.rint(number);
        }
    }

    public String name() {
        return name;
    }

    public long present() {
        return present;
    }

    /** Whether every present value is a number and there is one. */
    public boolean isNumeric() {
        return present > 0 && texts == 0;
    }

    /**
     * Whether the column is of numbers but for a few slips: at most one value in two hundred, or a single one among five and more, is none. A word that
     * stands for "nothing" throughout a column is more frequent than that and makes the column one of texts.
     */
    public boolean isNumericButForSlips() {
        return present > 0 && texts <= Math.max(1, present / 200) && texts * 5 <= present;
    }

    RowProblem firstText(String reason) {
        return new RowProblem(firstTextLine, name, firstText, reason);
    }

    public boolean isWhole() {
        return isNumeric() && whole;
    }

    public boolean isWithin(double from, double to) {
        return isNumeric() && least >= from && greatest <= to;
    }

    /** Different values, up to {@link #DISTINCT} + 1, of the first rows and of some of the others. */
    public Set<String> distinct() {
        return distinct;
    }

    public boolean hasFewValues() {
        return distinct.size() <= DISTINCT;
    }
}
