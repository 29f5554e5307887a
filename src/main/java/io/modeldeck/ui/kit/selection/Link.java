package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.place.LinkWords;
import io.modeldeck.ui.kit.place.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A place, the range of time one looks at there and what lies over its charts, as one sends it to somebody:
 * {@code modeldeck:metrics?model=3&range=now-3d..now&layers=-alerts}.
 *
 * @param range empty where the link says none, so that the range stays what it is
 * @param layers the usual ones where the link says none
 */
public record Link(Place place, Optional<RangeChoice> range, LayerChoice layers) {

    private static final String RANGE = "range";
    private static final String LAYERS = "layers";

    public Link(Place place) {
        this(place, Optional.empty());
    }

    public Link(Place place, Optional<RangeChoice> range) {
        this(place, range, LayerChoice.USUAL);
    }

    /** The link as a text that {@link #parse} reads back. */
    public String text() {
        String text = range.map(words -> with(place.text(), RANGE, encoded(RangeText.of(words))))
                .orElseGet(place::text);
        return layers.equals(LayerChoice.USUAL) ? text : with(text, LAYERS, layers.text());
    }

    private static String with(String text, String key, String words) {
        return text + (text.indexOf('?') < 0 ? '?' : '&') + key + '=' + words;
    }

    /**
     * Reads what {@link #text} wrote, or the text of a place.
     *
     * @throws Problem where it leads to no place, its range is none, or it names a layer that there is not
     */
    public static Link parse(String text) {
        int mark = text.indexOf('?');
        Place place = Place.parse(text);
        Map<String, String> words = LinkWords.of(text, mark < 0 ? "" : text.substring(mark + 1));
        return new Link(
                place,
                Optional.ofNullable(words.get(RANGE)).map(RangeText::parse),
                LayerChoice.parse(words.getOrDefault(LAYERS, "")));
    }

    /** A colon means nothing here, and an instant is easier to read with its own. */
    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
