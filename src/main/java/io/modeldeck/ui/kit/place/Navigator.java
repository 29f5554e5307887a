package io.modeldeck.ui.kit.place;

/** Takes the person to a place. Called on the FX thread. */
@FunctionalInterface
public interface Navigator {

    void go(Place place);
}
