package io.modeldeck.telemetry;

import io.modeldeck.domain.Problem;
import io.modeldeck.telemetry.file.ReadOptions;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the columns of a file of numeric series mean.
 *
 * @param time column of times, or {@code row:5m@2026-01-01} for rows at equal distances
 * @param value column of numbers
 * @param name of the series; where a column names it, of the rows that leave it empty
 * @param nameColumn column that names the series of each row
 * @param unit as shown behind the values; empty leaves a known one as it is
 * @param strict all or nothing
 */
public record SeriesImportOptions(
        String time,
        String value,
        Optional<String> name,
        Optional<String> nameColumn,
        String unit,
        boolean strict,
        ReadOptions read,
        Optional<String> timeFormat,
        ZoneId zone) {

    public SeriesImportOptions {
        if (name.isEmpty() && nameColumn.isEmpty()) {
            throw new Problem("A series needs a name; give it with --name NAME, or the column that holds it with"
                    + " --name-column COL.");
        }
    }

    /** One series, with everything else as usual. */
    public static SeriesImportOptions of(String time, String value, String name) {
        return new SeriesImportOptions(
                time,
                value,
                Optional.of(name),
                Optional.empty(),
                "",
                false,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
    }

    public SeriesImportOptions withNameColumn(String column) {
        return new SeriesImportOptions(time, value, name, Optional.of(column), unit, strict, read, timeFormat, zone);
    }

    public SeriesImportOptions withUnit(String text) {
        return new SeriesImportOptions(time, value, name, nameColumn, text, strict, read, timeFormat, zone);
    }

    public SeriesImportOptions asStrict() {
        return new SeriesImportOptions(time, value, name, nameColumn, unit, true, read, timeFormat, zone);
    }
}
