package io.modeldeck.worker;

import java.util.Locale;

/** Where a worker's job stands for this console. */
enum JobState {
    /** The worker has not taken it yet. */
    SENDING,
    /** The worker has it. */
    WORKING,
    /** The worker says that it is done; its model is to be looked at. */
    DELIVERED,
    ENDED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
