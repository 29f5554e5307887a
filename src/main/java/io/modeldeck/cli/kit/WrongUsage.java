package io.modeldeck.cli.kit;

import io.modeldeck.domain.Problem;
import java.util.function.Supplier;

/** A command line that means nothing: an option whose value cannot be read, or options that do not go together. Ends with exit code 2. */
public final class WrongUsage extends Problem {

    private static final long serialVersionUID = 1L;

    public WrongUsage(String sentence) {
        super(sentence);
    }

    private WrongUsage(Problem cause) {
        super(cause.getMessage(), cause);
    }

    /** What an option's value says; what is wrong with it is wrong usage. */
    public static <T> T of(Supplier<T> option) {
        try {
            return option.get();
        } catch (Problem e) {
            throw new WrongUsage(e);
        }
    }
}
