package io.modeldeck.alert;

import io.modeldeck.metrics.SeriesStatistic;

/** A numeric series from outside, and what of its values in a window counts. */
public record SeriesReading(String name, SeriesStatistic statistic) {

    /** What stands before the name where a metric is named. */
    public static final String PREFIX = "series:";

    static final SeriesStatistic USUAL = SeriesStatistic.MEAN;

    String label() {
        return Sentences.name(name) + (statistic == USUAL ? "" : " (" + statistic.word() + ")");
    }
}
