package io.modeldeck.ui.kit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of a filter as plain text. Pure. */
final class FilterWords {

    private FilterWords() {}

    static List<String> of(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static boolean has(String text, String word) {
        return of(text.toLowerCase(Locale.ROOT)).contains(word);
    }

    /** Without the word where it is there, else with it at the end. */
    static String flip(String text, String word) {
        List<String> words = new ArrayList<>(of(text));
        if (!words.removeIf(word::equalsIgnoreCase)) {
            words.add(word);
        }
        return String.join(" ", words);
    }
}
