package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places one has been to, as in a browser. */
final class History {

    private static final int LONGEST = 200;

    private final List<Place> places = new ArrayList<>();
    private int at = -1;

    /** Goes to a new place: what lay ahead is forgotten. */
    void went(Place place) {
        if (current().filter(place::equals).isPresent()) {
            return;
        }
        while (places.size() > at + 1) {
            places.removeLast();
        }
        places.add(place);
        if (places.size() > LONGEST) {
            places.removeFirst();
        }
        at = places.size() - 1;
    }

    /** The current place is better said so: the same place for another model. */
    void replace(Place place) {
        if (at >= 0) {
            places.set(at, place);
        }
    }

    Optional<Place> current() {
        return at < 0 ? Optional.empty() : Optional.of(places.get(at));
    }

    boolean canGoBack() {
        return at > 0;
    }

    boolean canGoForward() {
        return at < places.size() - 1;
    }

    Optional<Place> back() {
        if (!canGoBack()) {
            return Optional.empty();
        }
        at--;
        return current();
    }

    Optional<Place> forward() {
        if (!canGoForward()) {
            return Optional.empty();
        }
        at++;
        return current();
    }
}
