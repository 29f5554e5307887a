package io.modeldeck.domain;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** What a time zone is called where people read it. */
public final class ZoneName {

    private ZoneName() {}

    /** {@code Europe/Berlin}; {@code UTC} under each of its names. */
    public static String of(ZoneId zone) {
        return isUtc(zone) ? "UTC" : zone.getId();
    }

    public static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}
