package io.modeldeck.export;

/** Texts made harmless for Markdown: what stands for a mark there is written as itself. */
final class Markdown {

    private Markdown() {}

    /** On one line, for a cell or a paragraph. */
    static String cell(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if ("\\`*_{}[]|<>#~".indexOf(c) >= 0) {
                plain.append('\\');
            }
            plain.appendCodePoint(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
        });
        return plain.toString();
    }
}
