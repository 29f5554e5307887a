package io.modeldeck.drift;

import java.util.ArrayList;
import java.util.List;

/** Which detectors on the stream of labelled errors have seen a rise within the window that is checked. */
record StreamSignals(boolean hddmA, boolean adwin) {

    static final StreamSignals NONE = new StreamSignals(false, false);

    List<String> names() {
        List<String> names = new ArrayList<>();
        if (hddmA) {
            names.add("hddm_a");
        }
        if (adwin) {
            names.add("adwin");
        }
        return names;
    }
}
