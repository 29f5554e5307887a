package io.modeldeck.export;

import java.nio.charset.StandardCharsets;

/** Writes reports. The same report gives the same bytes. */
public final class PaperFile {

    private PaperFile() {}

    public static byte[] bytes(Paper paper, PaperFormat format) {
        return switch (format) {
            case HTML -> PaperHtml.of(paper).getBytes(StandardCharsets.UTF_8);
            case PDF -> PaperPdf.of(paper);
            case JSON -> PaperJson.of(paper).getBytes(StandardCharsets.UTF_8);
            case MARKDOWN -> PaperMarkdown.of(paper).getBytes(StandardCharsets.UTF_8);
        };
    }
}
