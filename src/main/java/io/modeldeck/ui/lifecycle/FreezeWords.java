package io.modeldeck.ui.lifecycle;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Freeze windows as people say them. Pure. */
record FreezeWords(Formats formats) {

    private static final int WEEK = DayOfWeek.values().length;

    /** {@code Fri to Sun, 18:00 to 24:00 (UTC)}; {@code 20 Dec 2026, 00:00 to 3 Jan 2027, 00:00 (UTC)}. */
    String of(FreezeWindow window) {
        return switch (window) {
            case FreezeWindow.Dated dated ->
                Messages.text(
                        "freeze.dated", formats.time(dated.from()), formats.time(dated.until()), formats.zoneName());
            case FreezeWindow.Weekly weekly -> weekly(weekly);
        };
    }

    private static String weekly(FreezeWindow.Weekly window) {
        String days = days(window.days());
        boolean whole =
                window.from().equals(LocalTime.MIDNIGHT) && window.until().equals(LocalTime.MIDNIGHT);
        if (whole) {
            return Messages.text("freeze.whole", days, window.zone().getId());
        }
        boolean next = !window.until().isAfter(window.from());
        String until = window.until().equals(LocalTime.MIDNIGHT)
                ? "24:00"
                : window.until().toString();
        String key = next && !window.until().equals(LocalTime.MIDNIGHT) ? "freeze.overnight" : "freeze.weekly";
        return Messages.text(
                key, days, window.from().toString(), until, window.zone().getId());
    }

    /** Runs of three days and more are joined: {@code Fri to Mon}. */
    static String days(Set<DayOfWeek> days) {
        if (days.size() == WEEK) {
            return Messages.text("freeze.daily");
        }
        List<DayOfWeek> sorted =
                Arrays.stream(DayOfWeek.values()).filter(days::contains).toList();
        // the week is a ring: a run may go over its end
        return sorted.stream()
                .filter(day -> !days.contains(day.minus(1)))
                .map(first -> run(first, days))
                .collect(Collectors.joining(", "));
    }

    private static String run(DayOfWeek first, Set<DayOfWeek> days) {
        int length = 1;
        while (days.contains(first.plus(length))) {
            length++;
        }
        DayOfWeek last = first.plus(length - 1L);
        return switch (length) {
            case 1 -> name(first);
            case 2 -> name(first) + ", " + name(last);
            default -> Messages.text("freeze.days", name(first), name(last));
        };
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
