package io.modeldeck.telemetry;

import io.modeldeck.telemetry.file.ReadOptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the columns of a file of labels mean. Exactly one of {@code id} and {@code byRow} is given.
 *
 * @param id column of the event's id
 * @param byRow the file that the events were imported from: its k-th row gets the k-th label. Its ids are worked out again with the options
 *     of its import, which the audit log keeps under the file's SHA-256
 * @param label what turned out to be true
 * @param time when it became known; without, at the event's own time
 * @param strict all or nothing
 */
public record FeedbackImportOptions(
        Optional<String> id,
        Optional<Path> byRow,
        String label,
        Optional<String> time,
        boolean strict,
        ReadOptions read,
        Optional<String> timeFormat,
        ZoneId zone) {

    /** Labels by id, with everything else as usual. */
    public static FeedbackImportOptions byId(String id, String label) {
        return new FeedbackImportOptions(
                Optional.of(id),
                Optional.empty(),
                label,
                Optional.empty(),
                false,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
    }

    /** Labels in the order of the rows of that file of events. */
    public static FeedbackImportOptions byRow(Path events, String label) {
        return new FeedbackImportOptions(
                Optional.empty(),
                Optional.of(events),
                label,
                Optional.empty(),
                false,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
    }
}
