package io.modeldeck.alert;

import io.modeldeck.alert.Inhibition.Burning;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts of one model ask for nobody's attention at a moment. Pure.
 *
 * @param silences in the order in which they are asked
 * @param burning what goes on, or went on until this moment
 */
record Attention(List<Silence> silences, List<Burning> burning, Collection<Inhibition> inhibitions, Instant now) {

    /** Of what burns only the few critical ones matter: each alert is held against all of them. */
    Attention {
        burning = burning.stream().filter(Burning::isCritical).toList();
    }

    /** Why the alert is hidden; a person's word comes before another alert. */
    Optional<Hidden> hides(Alert alert, AlertRule rule) {
        return silences.stream()
                .filter(silence -> silence.hides(alert, now))
                .findFirst()
                .map(silence -> new Hidden(silence.kind().why(), silence.id()))
                .or(() -> inhibited(new Burning(alert, rule)));
    }

    private Optional<Hidden> inhibited(Burning weak) {
        return burning.stream()
                .filter(strong -> strong.alert().id() != weak.alert().id())
                .filter(strong -> inhibitions.stream().anyMatch(inhibition -> inhibition.hides(strong, weak)))
                .findFirst()
                .map(strong -> new Hidden(Hidden.Why.INHIBITION, strong.alert().id()));
    }
}
