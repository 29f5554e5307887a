package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;

/** What a series held in one period; a period without a value is absent, never a zero. */
public record SeriesPeriod(TimeRange range, SeriesFigures figures) {}
