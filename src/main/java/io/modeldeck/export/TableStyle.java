package io.modeldeck.export;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.ZoneName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the values of a table are written. Numbers stay numbers and times stay times, in every form.
 *
 * @param decimals numbers are rounded to so many decimals at most, halves away from zero; empty: as exact as they are. Whole numbers and their ids stay
 * @param zone of times: ISO-8601 with the offset that the zone has at that time, {@code Z} for UTC
 */
public record TableStyle(OptionalInt decimals, ZoneId zone) {

    /** As exact as they are, in UTC. */
    public static final TableStyle PLAIN = new TableStyle(OptionalInt.empty(), ZoneOffset.UTC);

    /** More are not in a double. */
    public static final int MOST_DECIMALS = 15;

    public TableStyle {
        if (decimals.isPresent() && (decimals.getAsInt() < 0 || decimals.getAsInt() > MOST_DECIMALS)) {
            throw new Problem("Numbers have 0 to " + MOST_DECIMALS + " decimals, not " + decimals.getAsInt()
                    + "; choose so many, or leave them as exact as they are.");
        }
    }

    /** The same table with its values so. */
    public Table of(Table table) {
        if (decimals.isEmpty() && ZoneName.isUtc(zone)) {
            return table;
        }
        return new Table(
                table.name(),
                table.columns(),
                sink -> table.rows().forEach(row -> sink.accept(values(row))),
                table.cells());
    }

    private Map<String, Object> values(Map<String, Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        row.forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    private Object value(Object value) {
        return switch (value) {
            case null -> null;
            case Instant at -> time(at);
            case Double number -> rounded(number);
            case Float number -> rounded(number);
            case OptionalDouble number -> number.isPresent() ? rounded(number.getAsDouble()) : null;
            case Optional<?> optional -> value(optional.orElse(null));
            case Map<?, ?> document -> {
                Map<String, Object> values = new LinkedHashMap<>();
                document.forEach((name, inside) -> values.put(String.valueOf(name), value(inside)));
                yield values;
            }
            case List<?> list -> list.stream().map(this::value).toList();
            default -> value;
        };
    }

    private Object time(Instant at) {
        return ZoneName.isUtc(zone) ? at : at.atZone(zone).toOffsetDateTime();
    }

    private Object rounded(Number number) {
        double exact = number.doubleValue();
        if (decimals.isEmpty() || !Double.isFinite(exact)) {
            return number;
        }
        return new BigDecimal(number.toString())
                .setScale(decimals.getAsInt(), RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** The text of a time, as {@link #of} left it. */
    static String text(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    }
}
