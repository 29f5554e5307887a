package io.modeldeck.domain;

import java.time.Duration;
import java.util.Locale;

/** Numbers of things as every sentence writes them. */
public final class Counted {

    private static final long THOUSAND = 1_000;
    private static final double ROUNDS_TO_THOUSAND = 999.95;

    private Counted() {}

    /** Thousands apart: 12,400. */
    public static String of(long number) {
        // Most numbers are small, and sentences many.
        return number > -THOUSAND && number < THOUSAND
                ? Long.toString(number)
                : String.format(Locale.ENGLISH, "%,d", number);
    }

    /** 1 row, 12,400 rows. */
    public static String of(long number, String one, String many) {
        return of(number) + " " + (number == 1 ? one : many);
    }

    /** 1 day, 12 days. */
    public static String days(long days) {
        return of(days, "day", "days");
    }

    /** A size of files by its largest unit: 940 B, 12.4 kB, 64 MB. */
    public static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= ROUNDS_TO_THOUSAND && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        String number = String.format(Locale.ENGLISH, "%.1f", value);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + units[unit];
    }

    /** How long ago something was, by its largest unit: 12 days ago, 5 h ago, less than an hour ago. */
    public static String ago(Duration age) {
        if (age.toDays() >= 1) {
            return days(age.toDays()) + " ago";
        }
        return age.toHours() >= 1 ? age.toHours() + " h ago" : "less than an hour ago";
    }
}
