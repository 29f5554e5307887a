package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;

/** Texts cut to the room there is. */
public final class Texts {

    private static final String DOTS = "…";

    private Texts() {}

    /** The text, or as much of its beginning as has room with an ellipsis; empty where not even one letter has. */
    static String fit(String text, TextRole role, double room, TextMeasure measure) {
        if (measure.width(text, role) <= room) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (fits + 1 < tooLong) {
            int middle = (fits + tooLong) >>> 1;
            if (measure.width(text.substring(0, middle) + DOTS, role) <= room) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        if (fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1))) {
            fits--;
        }
        return fits == 0 ? "" : text.substring(0, fits).stripTrailing() + DOTS;
    }

    /** Lines of whole words that have room; a single longer word is cut. */
    public static List<String> wrap(String text, TextRole role, double room, TextMeasure measure) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || measure.width(longer, role) <= room) {
                line = longer;
            } else {
                lines.add(fit(line, role, room, measure));
                line = word;
            }
        }
        lines.add(fit(line, role, room, measure));
        return lines;
    }
}
