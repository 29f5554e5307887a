package io.modeldeck.recipe;

import io.modeldeck.training.recipe.Site;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a person allowed for one model, until it is withdrawn. */
public record Consent(Kind kind, String subject, Instant at, String by) {

    /** What it is about. */
    public enum Kind {
        /** Code with that SHA-256 may run. */
        CODE,
        /** Rows of the model may go to that scheme, host and port. */
        WORKER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What must be allowed before a model is trained there. */
    public record Need(Kind kind, String subject) {

        /** The need in words: {@code code with the SHA-256 …}. */
        public String words() {
            return kind == Kind.CODE
                    ? "the code with the SHA-256 " + subject + " to run"
                    : "its rows to be sent to " + subject;
        }

        /** How it is written on the command line. */
        public String option() {
            return kind == Kind.CODE ? "--code " + subject.substring(0, 12) : "--worker " + subject;
        }
    }

    /** Empty where nothing must be allowed. */
    public static Optional<Need> neededFor(Site site) {
        return switch (site) {
            case Site.Here() -> Optional.empty();
            case Site.Script script ->
                Optional.of(new Need(Kind.CODE, script.sha256().orElse("unknown-code")));
            case Site.Worker worker ->
                Optional.of(new Need(Kind.WORKER, worker.address().origin()));
        };
    }
}
