package io.modeldeck.ui.kit.export;

import io.modeldeck.export.Paper;
import io.modeldeck.export.PaperFile;
import io.modeldeck.export.PaperFormat;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A report to be saved: as PDF, as one HTML page, as Markdown or as JSON, as the person names the file. */
public final class PaperRequest {

    private PaperRequest() {}

    /**
     * @param name proposed for the file, without an ending
     * @param paper made off the FX thread
     */
    public static SaveRequest of(String name, Supplier<Paper> paper) {
        List<String> endings = Stream.of(PaperFormat.PDF, PaperFormat.HTML, PaperFormat.MARKDOWN, PaperFormat.JSON)
                .map(PaperFormat::extension)
                .toList();
        return new SaveRequest(name, endings, file -> {
            Paper made = paper.get();
            if (!file.progress().cancelled()) {
                Files.write(file.part(), PaperFile.bytes(made, PaperFormat.named(file.name())));
            }
        });
    }
}
