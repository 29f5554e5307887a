package io.modeldeck.ui.kit.place;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.text.Messages;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a link says behind its question mark, and how one that says nothing we know is refused. Pure. */
public final class LinkWords {

    private static final int LONGEST = 60;

    private LinkWords() {}

    /**
     * The words by their keys, in their order.
     *
     * @param text the whole link, for the refusal
     * @throws Problem where the query is none
     */
    public static Map<String, String> of(String text, String query) {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(part -> !part.isEmpty()).forEach(part -> {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw noPlace(text);
            }
            try {
                words.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw noPlace(text);
            }
        });
        return words;
    }

    public static Problem noPlace(String text) {
        return new Problem(Messages.text("link.nowhere", shown(text)));
    }

    /** What somebody sent, as a sentence names it. */
    public static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
