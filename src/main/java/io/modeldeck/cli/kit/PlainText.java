package io.modeldeck.cli.kit;

/** Texts made harmless for a terminal: whatever would steer it (escapes, line ends, changes of writing direction) is shown, not obeyed. */
public final class PlainText {

    private PlainText() {}

    /** The text on one line. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> plain.append("\\n");
                case '\r' -> plain.append("\\r");
                case '\t' -> plain.append("\\t");
                default -> append(plain, c);
            }
        });
        return plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> plain.append(String.format("\\u%04x", c));
            default -> plain.appendCodePoint(c);
        }
    }
}
