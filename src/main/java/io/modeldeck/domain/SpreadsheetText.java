package io.modeldeck.domain;

import java.util.regex.Pattern;

/** Texts made harmless for spreadsheets, which take a cell that begins like a formula for one. */
public final class SpreadsheetText {

    private static final String STARTS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*([eE][+-]?[0-9]+)?");

    private SpreadsheetText() {}

    /** The text with an apostrophe in front where a spreadsheet would calculate it; numbers stay numbers. */
    public static String safe(String text) {
        boolean isFormula = !text.isEmpty()
                && STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return isFormula ? "'" + text : text;
    }
}
