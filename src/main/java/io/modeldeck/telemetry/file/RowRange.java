package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some data rows of a file, counted from 0 without the header.
 *
 * @param from first row
 * @param to row behind the last one; {@link Long#MAX_VALUE} where the range is open
 */
public record RowRange(long from, long to) {

    /** Every row. */
    public static final RowRange ALL = new RowRange(0, Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("(\\d{0,15}):(\\d{0,15})");

    public RowRange {
        if (from < 0 || to <= from) {
            throw new Problem("The row range " + from + ":" + to
                    + " holds no row; write FROM:TO with FROM below TO, counted from 0, TO exclusive.");
        }
    }

    /** Reads {@code 0:4000}, {@code 4000:} or {@code :4000}. */
    public static RowRange parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Problem(
                    "'" + text + "' is no row range; write FROM:TO, FROM: or :TO, counted from 0, TO exclusive.");
        }
        return new RowRange(
                form.group(1).isEmpty() ? 0 : Long.parseLong(form.group(1)),
                form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2)));
    }

    public boolean contains(long row) {
        return row >= from && row < to;
    }

    @Override
    public String toString() {
        return from + ":" + (to == Long.MAX_VALUE ? "" : to);
    }
}
