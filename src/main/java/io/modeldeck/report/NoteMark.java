package io.modeldeck.report;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.chart.Marker;

/** What people noted, as marks on charts. Pure. */
public final class NoteMark {

    /** Longer names would push those of other marks away. */
    private static final int LONGEST_NAME = 60;

    private NoteMark() {}

    /** @param signed who wrote it and when, in the words and the zone of whoever looks at it */
    public static Marker of(Annotation note, String signed) {
        String title = note.title().replace('\t', ' ');
        String name = title.length() <= LONGEST_NAME
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, LONGEST_NAME)))
                                .stripTrailing()
                        + "…";
        return Marker.note(note.id(), note.range(), name, note.text().replace('\t', ' ') + "\n" + signed);
    }
}
