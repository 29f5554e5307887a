package io.modeldeck.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured on the training rows after one epoch.
 *
 * @param epoch from 1
 */
public record EpochMetrics(int epoch, Map<String, Double> metrics) {

    public EpochMetrics {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
