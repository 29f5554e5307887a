package io.modeldeck.ui.kit.export;

import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A form in which something leaves the window: a table of one of its formats, or a picture.
 *
 * @param title as it is shown
 * @param ending of its file, with the point
 */
record ExportForm(String title, String ending, Optional<TableFormat> format, Optional<Export.Picture> picture) {

    /** Those that there are of it, the usual one first. */
    static List<ExportForm> of(Export export) {
        List<ExportForm> forms = new ArrayList<>();
        for (TableFormat format : TableFormat.values()) {
            String word = format.name().toLowerCase(Locale.ROOT);
            forms.add(new ExportForm(
                    Messages.text("export.form." + word), format.extension(), Optional.of(format), Optional.empty()));
        }
        export.pictures()
                .forEach(picture -> forms.add(
                        new ExportForm(picture.title(), picture.ending(), Optional.empty(), Optional.of(picture))));
        return forms;
    }

    boolean isPicture() {
        return picture.isPresent();
    }

    /** Whether the clipboard can take it: it is a text, or an image. */
    boolean fitsClipboard() {
        return format.map(one -> one != TableFormat.XLSX).orElse(isImage() || ".svg".equals(ending));
    }

    boolean isImage() {
        return ".png".equals(ending);
    }

    @Override
    public String toString() {
        return title;
    }
}
