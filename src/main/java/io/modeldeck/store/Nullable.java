package io.modeldeck.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Columns that may be NULL, on their way out of a row and into a statement. Outside the stores what is absent is an empty optional, never a null and
 * never a zero. The driver reads NULL as 0, and says only by a further call into its library that it was: only zeros are asked for.
 */
public final class Nullable {

    private Nullable() {}

    /** A whole number. */
    public static OptionalLong whole(ResultSet row, String column) throws SQLException {
        return whole(row, row.findColumn(column));
    }

    /** @param column from 1 on */
    public static OptionalLong whole(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return value == 0 && row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A number. */
    public static OptionalDouble real(ResultSet row, String column) throws SQLException {
        return real(row, row.findColumn(column));
    }

    /** @param column from 1 on */
    public static OptionalDouble real(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return value == 0 && row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A time, kept as epoch milliseconds. */
    public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return time(row, row.findColumn(column));
    }

    /** @param column from 1 on */
    public static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return millis == 0 && row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** A length of time, kept as milliseconds. */
    public static Optional<Duration> length(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /** A truth value, kept as 0 or 1. */
    public static Optional<Boolean> flag(ResultSet row, String column) throws SQLException {
        boolean value = row.getInt(column) == 1;
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    /** What is bound for it: NULL where it is absent. */
    public static Long of(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** What is bound for it: NULL where it is absent. */
    public static Double of(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** What is bound for it: NULL where it is absent. */
    public static Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }
}
