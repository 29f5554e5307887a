package io.modeldeck.ui.alerting;

import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** By what the alerts of the inbox are put together. */
enum Grouping {
    NONE,
    MODEL,
    RULE;

    /** Under which the workspace remembers what was chosen. */
    static final String SETTING = "inbox.grouping";

    /** As it is kept. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Grouping of(Optional<String> word) {
        return Stream.of(values())
                .filter(one -> word.equals(Optional.of(one.word())))
                .findFirst()
                .orElse(NONE);
    }

    String title() {
        return Messages.text("alerts.grouping." + word());
    }
}
