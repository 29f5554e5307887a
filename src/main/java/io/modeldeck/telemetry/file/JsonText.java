package io.modeldeck.telemetry.file;

/** Writes JSON strings. */
public final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonText() {}

    public static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        int length = text.length();
        // Nearly every text is plain to its end, and goes over in one piece.
        int plain = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                out.append(text, plain, i);
                escape(text, i, c, out);
                plain = i + 1;
            }
        }
        (plain == 0 ? out.append(text) : out.append(text, plain, length)).append('"');
    }

    private static void escape(CharSequence text, int at, char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPaired(text, at, c)) {
                    out.append(c);
                } else {
                    // A half of a pair would be lost on the way through UTF-8.
                    out.append("\\u")
                            .append(HEX[c >> 12])
                            .append(HEX[c >> 8 & 15])
                            .append(HEX[c >> 4 & 15])
                            .append(HEX[c & 15]);
                }
            }
        }
    }

    private static boolean isPaired(CharSequence text, int at, char c) {
        return Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                || Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
