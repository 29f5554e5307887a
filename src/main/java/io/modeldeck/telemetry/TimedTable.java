package io.modeldeck.telemetry;

import io.modeldeck.domain.Table;

/**
 * Rows and when each of them happened.
 *
 * @param at epoch milliseconds, one per row
 * @param lines where each row starts in the file, from 1
 */
public record TimedTable(Table table, long[] at, long[] lines) {}
