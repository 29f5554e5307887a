package io.modeldeck.chart;

import io.modeldeck.domain.Severity;

/** A horizontal limit. Its severity shows as dash pattern, shape and colour. */
public record Threshold(String label, double value, Severity severity) {}
