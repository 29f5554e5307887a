package io.modeldeck.ui.kit.text;

import io.modeldeck.metrics.MetricName;

/** What metrics are called in the language that is spoken. */
public final class MetricWords {

    private MetricWords() {}

    public static String of(MetricName metric) {
        return Messages.text("metric." + metric.word());
    }
}
