package io.modeldeck.intake;

import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.util.Optional;

/** Why something could not be fetched, and whether another try may help. */
public final class FetchFailure extends Problem {

    private static final long serialVersionUID = 1L;

    /** The kind of failure, for machines. */
    public enum Code {
        UNREACHABLE(true),
        BROKEN_OFF(true),
        SERVER_ERROR(true),
        TOO_MANY_REQUESTS(true),
        CHECKSUM(true),
        INTERRUPTED(true),
        UNAUTHORIZED(false),
        NOT_FOUND(false),
        REFUSED(false),
        REDIRECT(false),
        ADDRESS(false),
        UNSAFE_PATH(false),
        LINK(false),
        ARCHIVE(false),
        TOO_LARGE(false),
        LARGER_THAN_ANNOUNCED(false),
        SIZE_MISMATCH(false),
        DISK(false),
        NO_MODEL(false),
        NOT_ADDED(false),
        FAULT(false);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }

        /** Whether the same again may go well. */
        public boolean retryable() {
            return retryable;
        }
    }

    private final Code code;
    private final transient Optional<Duration> wait;

    private FetchFailure(Code code, String sentence, Optional<Duration> wait, Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.wait = wait;
    }

    static FetchFailure of(Code code, String sentence) {
        return new FetchFailure(code, sentence, Optional.empty(), null);
    }

    static FetchFailure of(Code code, String sentence, Throwable cause) {
        return new FetchFailure(code, sentence, Optional.empty(), cause);
    }

    /** The server itself says how long not to ask it. */
    static FetchFailure after(Duration wait, Code code, String sentence) {
        return new FetchFailure(code, sentence, Optional.of(wait), null);
    }

    public Code code() {
        return code;
    }

    Optional<Duration> waitAtLeast() {
        return wait;
    }
}
