package io.modeldeck.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Values as they stand in Java source. Texts come from anywhere, so nothing in them can end a literal or a comment. Pure. */
final class JavaText {

    /** A constant of a class file holds 65,535 bytes; a character takes three at most. */
    private static final int LONGEST = 20_000;

    private JavaText() {}

    /** An expression that is this text: one literal, or several that are joined where it is long. */
    static String literal(String text) {
        if (text.length() <= LONGEST) {
            return quoted(text);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LONGEST) {
            parts.add(quoted(text.substring(i, Math.min(text.length(), i + LONGEST))));
        }
        return "String.join(\"\", " + String.join(", ", parts) + ")";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < ' ') {
                    // a Unicode escape is read before the literal is, and would break the line
                    quoted.append(String.format("\\%03o", (int) c));
                } else if (c < 0x7f || Character.isLetterOrDigit(c)) {
                    quoted.append(c);
                } else {
                    quoted.append(String.format("\\u%04x", (int) c));
                }
            }
        }
    }

    /** The text as part of a comment of one line; without backslashes, since a Unicode escape ends a line there, too. */
    static String comment(String text) {
        String plain = text.chars()
                .mapToObj(c -> c == '\\' ? "/" : Character.isISOControl(c) || c > 0x7e ? "?" : Character.toString(c))
                .collect(Collectors.joining());
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + " ...";
    }

    static String number(float value) {
        return Float.isNaN(value)
                ? "Float.NaN"
                : Float.isInfinite(value)
                        ? "Float." + (value > 0 ? "POSITIVE" : "NEGATIVE") + "_INFINITY"
                        : value + "f";
    }

    static String number(double value) {
        return Double.isNaN(value)
                ? "Double.NaN"
                : Double.isInfinite(value)
                        ? "Double." + (value > 0 ? "POSITIVE" : "NEGATIVE") + "_INFINITY"
                        : Double.toString(value);
    }

    /** A number, truth or text of JSON as an expression; anything else as its text. */
    static String value(Object value) {
        return switch (value) {
            case Boolean truth -> truth.toString();
            case Integer whole -> whole.toString();
            case Long whole -> whole + "L";
            case Number number -> number(number.doubleValue());
            default -> literal(String.valueOf(value));
        };
    }
}
