package io.modeldeck.telemetry.file;

/**
 * A row of a file that was kept out.
 *
 * @param line where the row starts in the file, from 1
 * @param column the column at fault; empty where it is the row as a whole
 * @param value what stands there: shortened, control characters escaped
 * @param reason why, and what would be right
 */
public record Rejection(long line, String column, String value, String reason) {}
