package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import java.nio.file.Path;

/** A fault in one row of a file. Whoever imports keeps the row out; whoever needs every row refuses the file. */
public final class RowProblem extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final transient Rejection rejection;

    public RowProblem(long line, String column, String value, String reason) {
        // Bad rows are counted by the thousand; nobody looks at where they were found.
        super(reason, null, false, false);
        this.rejection = new Rejection(line, column, shown(value), reason);
    }

    public Rejection rejection() {
        return rejection;
    }

    /** The same fault as a refusal of the whole file. */
    Problem in(Path file) {
        String place = rejection.column().isEmpty() ? "" : ", column '" + shown(rejection.column()) + "'";
        String value = rejection.value().isEmpty() ? "" : " (" + rejection.value() + ")";
        return new Problem(file + ", line " + rejection.line() + place + ": " + rejection.reason() + value + ".");
    }

    /** A text from outside, fit for one line of a message. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), SHOWN);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> escape(shown, text, i);
                default -> shown.append(c);
            }
        }
        if (text.length() > end) {
            shown.append("… (").append(text.length()).append(" characters)");
        }
        return shown.toString();
    }

    private static void escape(StringBuilder out, String text, int at) {
        char c = text.charAt(at);
        boolean paired =
                Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                        || Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (paired) {
                    out.append(c);
                } else {
                    out.append("\\u").append(String.format("%04x", (int) c));
                }
            }
        }
    }
}
