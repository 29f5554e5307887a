package io.modeldeck.config;

import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The list of freeze windows, as it stands in a document: dated ones and weekly ones. */
final class FreezeList {

    private static final List<String> KEYS = List.of("days", "from", "until", "zone", "reason");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String FORM =
            "a window like {\"from\": \"2026-12-20\", \"until\": \"2027-01-03\", \"reason\": \"year end\"} or"
                    + " {\"days\": [\"sat\", \"sun\"], \"reason\": \"nobody on call\"}";
    private static final String MIDNIGHT = "00:00";
    private static final String END_OF_DAY = "24:00";

    private FreezeList() {}

    static Object accept(String path, Object value) {
        if (!(value instanceof List<?> list)) {
            throw ConfigType.wrong(path, value, "a list of freeze windows in square brackets");
        }
        List<Object> accepted = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            accepted.add(window(path + "[" + i + "]", list.get(i)));
        }
        return List.copyOf(accepted);
    }

    /** The windows of a list that {@link #accept} returned. */
    static List<FreezeWindow> read(Object accepted) {
        return ((List<?>) accepted)
                .stream().map(entry -> read((Map<?, ?>) entry)).toList();
    }

    private static FreezeWindow read(Map<?, ?> map) {
        ZoneId zone = ZoneId.of((String) map.get("zone"));
        String reason = (String) map.get("reason");
        String from = (String) map.get("from");
        String until = (String) map.get("until");
        return map.get("days") instanceof List<?> days
                ? new FreezeWindow.Weekly(days(days), time(from), time(until), zone, reason)
                : new FreezeWindow.Dated(moment(from, zone), moment(until, zone), reason);
    }

    private static Set<DayOfWeek> days(List<?> words) {
        Set<DayOfWeek> days = new LinkedHashSet<>();
        words.forEach(word -> days.add(DayOfWeek.of(DAYS.indexOf(String.valueOf(word)) + 1)));
        return days;
    }

    private static LocalTime time(String text) {
        return END_OF_DAY.equals(text) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /** A date is its beginning in the zone; with a time and a zone it is that moment. */
    private static Instant moment(String text, ZoneId zone) {
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(zone).toInstant() : Instant.parse(text);
    }

    private static Map<String, Object> window(String path, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ConfigType.wrong(path, value, FORM);
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new Problem("There is no key " + path + "." + key + "; a freeze window has "
                        + String.join(", ", KEYS) + "." + Nearest.hint(String.valueOf(key), KEYS));
            }
        }
        Map<String, Object> window = new LinkedHashMap<>();
        if (map.containsKey("days")) {
            window.put("days", new ConfigType.Words(DAYS).accept(path + ".days", lower(map.get("days"))));
            window.put("from", time(path + ".from", map.containsKey("from") ? map.get("from") : MIDNIGHT));
            window.put("until", time(path + ".until", map.containsKey("until") ? map.get("until") : END_OF_DAY));
        } else {
            window.put("from", moment(path + ".from", map.get("from")));
            window.put("until", moment(path + ".until", map.get("until")));
        }
        window.put("zone", zone(path + ".zone", map.get("zone")));
        window.put("reason", reason(path + ".reason", map.get("reason")));
        requireOrder(path, window);
        return window;
    }

    private static Object lower(Object days) {
        return days instanceof List<?> list
                ? list.stream()
                        .map(day -> day instanceof String text ? text.toLowerCase(Locale.ROOT) : day)
                        .toList()
                : days;
    }

    private static void requireOrder(String path, Map<String, Object> window) {
        if (read(window) instanceof FreezeWindow.Dated(Instant from, Instant until, String reason)
                && !from.isBefore(until)) {
            throw new Problem(path + " ends at " + until + ", not after it begins at " + from
                    + "; give the first day after the freeze as until.");
        }
    }

    private static String time(String path, Object value) {
        try {
            if (value instanceof String text && text.length() == 5) {
                time(text);
                return text;
            }
        } catch (DateTimeException e) {
            throw ConfigType.wrong(path, value, "a time of day like \"18:00\"");
        }
        throw ConfigType.wrong(path, value, "a time of day like \"18:00\"");
    }

    private static String moment(String path, Object value) {
        try {
            if (value instanceof String text) {
                moment(text, ZoneId.of("UTC"));
                return text;
            }
        } catch (DateTimeException e) {
            throw ConfigType.wrong(path, value, "a date like \"2026-12-20\" or a time like \"2026-12-20T18:00:00Z\"");
        }
        throw ConfigType.wrong(path, value, "a date like \"2026-12-20\" or a time like \"2026-12-20T18:00:00Z\"");
    }

    private static String zone(String path, Object value) {
        if (value == null) {
            return "UTC";
        }
        if (value instanceof String text && ZoneId.getAvailableZoneIds().contains(text)) {
            return text;
        }
        throw ConfigType.wrong(path, value, "a time zone like \"Europe/Berlin\"");
    }

    private static String reason(String path, Object value) {
        if (value instanceof String text && !text.isBlank() && text.length() <= 200) {
            return text.strip();
        }
        throw ConfigType.wrong(path, value, "a reason of at most 200 characters, for whoever is turned away");
    }
}
