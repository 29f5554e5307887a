package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableStyle;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;

/**
 * What somebody chose in the dialog, and what comes of it: the same bytes in a file as on the clipboard.
 *
 * @param parts as it was typed
 * @param zone as it was typed
 */
record ExportWish(Export.Source source, String parts, ExportForm form, OptionalInt decimals, String zone) {

    /** More are for a file. */
    static final long MOST_COPIED = 100_000;

    private static final int MOST_PARTS = 1_000_000;

    /** Into how many parts the range is divided; 1 where it is not. */
    int partCount() {
        if (!source.divided()) {
            return 1;
        }
        try {
            int count = Integer.parseInt(parts.strip());
            if (count >= 1 && count <= MOST_PARTS) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            throw new Problem(Messages.text("export.parts.wrong", parts.strip(), Formats.count(MOST_PARTS)), noNumber);
        }
        throw new Problem(Messages.text("export.parts.wrong", parts.strip(), Formats.count(MOST_PARTS)));
    }

    TableStyle style() {
        try {
            return new TableStyle(decimals, ZoneId.of(zone.strip()));
        } catch (DateTimeException none) {
            throw new Problem(Messages.text("export.zone.wrong", zone.strip()), none);
        }
    }

    /** How many rows it has; off the FX thread. */
    long rows() {
        return source.rows().applyAsLong(partCount());
    }

    /** As a file, written off the FX thread. What is wrong with it is said now. */
    SaveRequest file(String name) {
        if (form.isPicture()) {
            return new SaveRequest(
                    name,
                    List.of(form.ending()),
                    file -> Files.write(
                            file.part(), form.picture().orElseThrow().bytes().get()));
        }
        int count = partCount();
        TableStyle style = style();
        return new SaveRequest(
                name,
                List.of(form.ending()),
                file -> TableRequest.write(
                        style.of(source.numbers().of(count, file.progress())),
                        source.rows().applyAsLong(count),
                        form.format().orElseThrow(),
                        file));
    }

    /** For the clipboard; off the FX thread. */
    byte[] bytes(Progress progress) {
        if (form.isPicture()) {
            return form.picture().orElseThrow().bytes().get();
        }
        long rows = rows();
        if (rows > MOST_COPIED) {
            throw new Problem(Messages.text("export.copy.many", Formats.count(rows), Formats.count(MOST_COPIED)));
        }
        Table table = style().of(source.numbers().of(partCount(), progress));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            TableFile.write(
                    TableRequest.watched(table, rows, progress), form.format().orElseThrow(), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("No disk is involved in writing to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
