package io.modeldeck.ui.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A form of a sentence, and how it is said instead.
 *
 * @param english what stands before, between and after its places
 * @param bare without words of its own, saying only how its parts stand together
 */
record SaidForm(List<String> english, String instead, boolean bare) {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** Whether something is to be filled in. */
    static boolean hasPlaces(String text) {
        return PLACE.matcher(text).find();
    }

    /** The text without its places. */
    static String literal(String text) {
        return PLACE.matcher(text).replaceAll("");
    }

    static SaidForm of(String english, String instead) {
        boolean bare = literal(english).chars().filter(Character::isLetter).count() < 4 && english.startsWith("{");
        return new SaidForm(List.of(PLACE.split(english.replace("''", "'"), -1)), instead, bare);
    }

    /** What fills the places, each as short as can be and never empty; nothing where the sentence has another form. */
    Optional<List<String>> parts(String sentence) {
        int end = sentence.length() - english.getLast().length();
        if (!sentence.startsWith(english.getFirst()) || !sentence.endsWith(english.getLast())) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        int from = english.getFirst().length();
        for (String between : english.subList(1, english.size() - 1)) {
            int to = sentence.indexOf(between, from + 1);
            if (to < 0) {
                return Optional.empty();
            }
            parts.add(sentence.substring(from, to));
            from = to + between.length();
        }
        if (from >= end) {
            return Optional.empty();
        }
        parts.add(sentence.substring(from, end));
        return Optional.of(parts);
    }
}
