package io.modeldeck.cli.metrics;

import io.modeldeck.metrics.SeriesPeriod;
import io.modeldeck.metrics.SeriesStatistic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Periods of series under the names that rules and exports use. */
final class SeriesForm {

    private SeriesForm() {}

    static Map<String, Object> document(SeriesPeriod period) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", period.range().from());
        document.put("to", period.range().to());
        for (SeriesStatistic statistic : SeriesStatistic.values()) {
            document.put(statistic.word(), statistic.of(period.figures()));
        }
        document.put(SeriesStatistic.COUNT.word(), period.figures().count());
        document.put("lastAt", Instant.ofEpochMilli(period.figures().lastAtMillis()));
        return document;
    }
}
