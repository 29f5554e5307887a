package io.modeldeck.ui.shell;

import java.util.Optional;

/**
 * Something that the command palette offers.
 *
 * @param kind what it is, in a word: command, place, model, version, alert …
 * @param text what is looked for
 * @param hint keys, or what else tells it from its like; may be empty
 * @param refusal why it may not be done here; {@code run} says so then
 */
record Offer(Kind kind, String text, String hint, Runnable run, Optional<String> refusal) {

    Offer(Kind kind, String text, String hint, Runnable run) {
        this(kind, text, hint, run, Optional.empty());
    }

    /** What is offered, and the sign that asks for that kind alone. */
    enum Kind {
        COMMAND('>'),
        PLACE('>'),
        MODEL('@'),
        VERSION('@'),
        ALERT('#'),
        REQUEST('#'),
        RUN('#');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }
}
