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
        COMMAND('>', 1),
        PLACE('>', 1),
        MODEL('@', 0),
        ALERT('#', 1),
        REQUEST('#', 1),
        RUN('#', 1),
        VERSION('@', 2),
        ARCHIVED_VERSION('@', 3);

        private final char sign;
        private final int rank;

        Kind(char sign, int rank) {
            this.sign = sign;
            this.rank = rank;
        }

        char sign() {
            return sign;
        }

        /** Of those that fit equally the one of the least rank is meant. */
        int rank() {
            return rank;
        }
    }
}
