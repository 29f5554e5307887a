package io.modeldeck.ui.kit.theme;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;

/** Tells its parent how large texts are there, as a multiple of the ordinary size: a label without a text, which the style sheet reaches. */
public final class TextScale extends Label {

    private double factor = 1;

    /** @param onChange hears of the new scale; until then it is 1 */
    public TextScale(DoubleConsumer onChange) {
        setManaged(false);
        setMouseTransparent(true);
        setFocusTraversable(false);
        fontProperty().addListener(observable -> {
            double now = getFont().getSize() / Theme.TEXT;
            if (now != factor) {
                factor = now;
                onChange.accept(now);
            }
        });
    }
}
