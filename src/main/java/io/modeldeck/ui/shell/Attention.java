package io.modeldeck.ui.shell;

import io.modeldeck.alert.Alert;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.AlertWords;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that waits for a person: a critical alert that nobody has seen, a request for approval.
 *
 * @param key the same for the same thing, as long as it waits
 */
record Attention(String key, String title, String sentence, Tone tone, Place place) {

    /** @param repeats how often it was to be said again by now: each time it is news */
    static Attention of(Alert alert, long repeats) {
        return new Attention(
                "alert " + alert.id() + " " + alert.firings() + " " + repeats,
                Messages.text("shell.attention.alert", AlertWords.model(alert)),
                DriftNames.plain(alert.message()),
                Tone.DANGER,
                new Place.Alerts(OptionalLong.of(alert.id())));
    }

    /** Those that did not wait before. */
    static List<Attention> news(List<Attention> found, Set<String> known) {
        return found.stream().filter(one -> !known.contains(one.key())).toList();
    }
}
