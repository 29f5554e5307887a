package io.modeldeck.drift;

import java.util.List;

/**
 * Which detectors on the stream of labelled errors have seen a rise within the window that is checked.
 *
 * @param names as a config writes them
 */
record StreamSignals(List<String> names) {

    static final StreamSignals NONE = new StreamSignals(List.of());

    StreamSignals {
        names = List.copyOf(names);
    }
}
