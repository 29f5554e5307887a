package io.modeldeck.domain;

import java.util.regex.Pattern;

/** Sentences whose numbers stay on one line with what gives them their meaning: a unit, the letter of a statistic. */
public final class Bound {

    /** The space at which no line is broken. */
    public static final char SPACE = '\u00a0';

    private static final Pattern UNIT =
            Pattern.compile("(?<=[\\d–]) (?=(?:%|ms|µs|s|min|h|d|B|kB|MB|GB|TB|points?)(?![\\p{L}\\d%/]))");

    /** {@code n 204}, {@code p < 0.001}, {@code KS 0.228}. */
    private static final Pattern STATISTIC =
            Pattern.compile("(?<=\\b(?:n|p|KS|PSI)) (?=[\\d<])|(?<=p[ \u00a0]<) (?=\\d)");

    private Bound() {}

    /** The sentence with such spaces where they belong; null stays null. */
    public static String of(String sentence) {
        return sentence == null
                ? null
                : STATISTIC
                        .matcher(UNIT.matcher(sentence).replaceAll(String.valueOf(SPACE)))
                        .replaceAll(String.valueOf(SPACE));
    }
}
