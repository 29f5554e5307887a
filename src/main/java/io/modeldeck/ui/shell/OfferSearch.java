package io.modeldeck.ui.shell;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds what somebody means by a few letters: beginnings of words, initials, letters in their order. Pure. */
final class OfferSearch {

    private static final int WHOLE = 500;
    private static final int AT_START = 400;
    private static final int AT_WORD = 300;
    private static final int INSIDE = 200;
    private static final int INITIALS = 150;
    private static final int SCATTERED = 50;
    private static final int RANKS = 10;

    private OfferSearch() {}

    /**
     * The best first; what is equally good stays in its order.
     *
     * @param asked with {@code >}, {@code @} or {@code #} in front: commands and places, models and versions, or numbered things alone
     */
    static List<Offer> find(String asked, List<Offer> offers, int limit) {
        String text = plain(asked);
        boolean signed = !text.isEmpty() && ">@#".indexOf(text.charAt(0)) >= 0;
        String words = signed ? text.substring(1).strip() : text;
        return offers.stream()
                .filter(offer -> !signed || offer.kind().sign() == text.charAt(0))
                .filter(offer -> score(words, offer).isPresent())
                .sorted(Comparator.comparingInt(offer -> -score(words, offer).getAsInt()))
                .limit(limit)
                .toList();
    }

    /** How well the words describe it; empty where they do not. Every word must be found. */
    static OptionalInt score(String words, Offer offer) {
        if (words.isEmpty()) {
            return OptionalInt.of(0);
        }
        String text = plain(offer.text());
        int sum = 0;
        for (String word : words.split("\\s+")) {
            OptionalInt one = word(word, text);
            // a version begins with the name of its model, which is said to be what it is of everywhere else
            boolean name = offer.kind().compareTo(Offer.Kind.VERSION) >= 0;
            if (one.isEmpty()) {
                return one;
            }
            sum += name ? Math.min(AT_WORD, one.getAsInt()) : one.getAsInt();
        }
        // of two that fit equally the one of the earlier rank is meant, and of these the shorter one
        return OptionalInt.of((sum * RANKS - offer.kind().rank()) * 100 - Math.min(99, text.length()));
    }

    private static OptionalInt word(String word, String text) {
        if (text.equals(word)) {
            return OptionalInt.of(WHOLE);
        }
        if (text.startsWith(word)) {
            return OptionalInt.of(AT_START);
        }
        int at = text.indexOf(word);
        if (at > 0) {
            boolean beginning = text.indexOf(' ' + word) >= 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            return OptionalInt.of(beginning ? AT_WORD : INSIDE);
        }
        if (initials(text).contains(word)) {
            return OptionalInt.of(INITIALS);
        }
        return isScattered(word, text) ? OptionalInt.of(SCATTERED) : OptionalInt.empty();
    }

    private static String initials(String text) {
        StringBuilder initials = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            if (letter && !inside) {
                initials.append(text.charAt(i));
            }
            inside = letter;
        }
        return initials.toString();
    }

    private static boolean isScattered(String letters, String text) {
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = text.indexOf(letters.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return letters.length() > 1;
    }

    /** Small letters without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
