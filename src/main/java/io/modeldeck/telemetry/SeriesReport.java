package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.SeriesSink.SeriesCounts;
import io.modeldeck.telemetry.file.Rejections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an import of series did.
 *
 * @param modelId the model that they belong to; empty: the workspace
 * @param names of the series, in the order of the file
 * @param rows data rows read
 * @param counts what became of the values
 * @param missing rows without a value
 * @param rejected rows that were kept out
 * @param range times of the values, new or not; empty when none could be read
 * @param cancelled whether somebody stopped it; what was taken by then stays, and repeating completes it
 */
public record SeriesReport(
        OptionalLong modelId,
        List<String> names,
        long rows,
        SeriesCounts counts,
        long missing,
        Rejections rejected,
        Optional<TimeRange> range,
        boolean cancelled) {

    public SeriesReport {
        names = List.copyOf(names);
    }
}
