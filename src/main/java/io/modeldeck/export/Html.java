package io.modeldeck.export;

/** Texts from outside made harmless for HTML and XML. */
final class Html {

    private Html() {}

    /** The text as content of an element or of an attribute in double quotes. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    /** XML 1.0 knows no control characters but these, and no halves of pairs. */
    private static boolean isAllowed(int c) {
        return c == '\n'
                || c == '\t'
                || c >= ' ' && Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }
}
