package io.modeldeck.metrics;

import java.util.Map;

/**
 * Realised quality of some labelled predictions.
 *
 * @param values by metric name ({@code accuracy}, {@code auc}, {@code rmse} …), only what is defined
 * @param standardErrors how far the values scatter by chance, for those that are no ratio of counts
 */
record QualityFigures(Map<String, Double> values, Map<String, Double> standardErrors) {

    static final QualityFigures NONE = new QualityFigures(Map.of(), Map.of());

    QualityFigures {
        values = Map.copyOf(values);
        standardErrors = Map.copyOf(standardErrors);
    }
}
