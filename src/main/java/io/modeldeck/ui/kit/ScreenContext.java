package io.modeldeck.ui.kit;

/** All that a screen needs from outside; handed to its constructor. */
public record ScreenContext(
        FxTasks tasks,
        Navigator navigator,
        Selection selection,
        Toasts toasts,
        Dialogs dialogs,
        Theme theme,
        Formats formats) {

    /** Goes to a place. */
    public void go(Place place) {
        navigator.go(place);
    }
}
