package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.file.Rejections;
import java.util.List;
import java.util.Optional;

/**
 * What an import would find in a file. Nothing was written.
 *
 * @param columns in file order
 * @param firstRows the first rows as texts, at most 20; an empty text is a missing value
 * @param timeFormat how the times are read, in words; empty where no time column was found
 * @param options the options under which it was counted: those given, completed by what was guessed
 * @param rows data rows in the file (in the range)
 * @param importable rows that would go in
 * @param range of the event times of those rows
 */
public record ImportPreview(
        List<PreviewColumn> columns,
        List<List<String>> firstRows,
        Optional<String> timeFormat,
        EventImportOptions options,
        long rows,
        long importable,
        Rejections rejected,
        Optional<TimeRange> range) {

    public ImportPreview {
        columns = List.copyOf(columns);
        firstRows = List.copyOf(firstRows);
    }

    /**
     * A column as it was found.
     *
     * @param numeric whether its present values are numbers
     * @param missing how many rows have no value
     */
    public record PreviewColumn(String name, ColumnRole role, boolean numeric, long missing) {}
}
