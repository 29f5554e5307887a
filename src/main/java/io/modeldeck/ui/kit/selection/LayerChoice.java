package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.place.LinkWords;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which layers are shown. */
public record LayerChoice(Set<Layer> shown) {

    /** What is shown before somebody chooses. */
    public static final LayerChoice USUAL =
            new LayerChoice(Arrays.stream(Layer.values()).filter(Layer::isUsual).collect(Collectors.toSet()));

    private static final String WITHOUT = "-";

    public LayerChoice {
        shown = Set.copyOf(shown);
    }

    public boolean has(Layer layer) {
        return shown.contains(layer);
    }

    public LayerChoice with(Layer layer, boolean on) {
        Set<Layer> other = EnumSet.noneOf(Layer.class);
        other.addAll(shown);
        if (on) {
            other.add(layer);
        } else {
            other.remove(layer);
        }
        return new LayerChoice(other);
    }

    /** How it differs from the usual one: {@code -alerts,runtime} is without alerts and with the runtime. Empty where it does not. */
    public String text() {
        return Arrays.stream(Layer.values())
                .filter(layer -> has(layer) != layer.isUsual())
                .map(layer -> (has(layer) ? "" : WITHOUT) + layer.word())
                .collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws Problem where it names a layer that there is not
     */
    public static LayerChoice parse(String text) {
        LayerChoice choice = USUAL;
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                boolean on = !part.startsWith(WITHOUT);
                choice = choice.with(named(on ? part : part.substring(WITHOUT.length())), on);
            }
        }
        return choice;
    }

    private static Layer named(String word) {
        return Arrays.stream(Layer.values())
                .filter(layer -> layer.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem(Messages.text("layer.unknown", LinkWords.shown(word))));
    }
}
