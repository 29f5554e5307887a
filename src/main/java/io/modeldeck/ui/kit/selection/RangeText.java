package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.place.LinkWords;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.ZoneOffset;

/** A chosen range of time as the text that links and files carry: {@code now-3d..now}, {@code 2026-03-01T00:00:00Z..now} or {@code all}. Pure. */
public final class RangeText {

    private static final String ALL = "all";
    private static final String TO = "..";

    private RangeText() {}

    /** What {@link #parse} reads back. */
    public static String of(RangeChoice choice) {
        return switch (choice) {
            case RangeChoice.All all -> ALL;
            case RangeChoice.Last last -> new TypedTime.Back(last.length()).text() + TO + "now";
            case RangeChoice.Between between ->
                between.range().from() + TO + between.range().to();
            case RangeChoice.Moving moving ->
                moving.from().text() + TO + moving.to().text();
        };
    }

    /**
     * Reads what {@link #of} wrote, or somebody typed; {@code now-3d} alone ends now, and a day begins in UTC.
     *
     * @throws Problem where it is no range
     */
    public static RangeChoice parse(String text) {
        if (ALL.equals(text)) {
            return new RangeChoice.All();
        }
        int to = text.indexOf(TO);
        try {
            return RangeChoice.of(
                    TypedTime.parse(to < 0 ? text : text.substring(0, to), ZoneOffset.UTC),
                    to < 0
                            ? new TypedTime.Back(Duration.ZERO)
                            : TypedTime.parse(text.substring(to + TO.length()), ZoneOffset.UTC));
        } catch (Problem none) {
            throw new Problem(Messages.text("range.broken", LinkWords.shown(text)), none);
        }
    }
}
