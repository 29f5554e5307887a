package io.modeldeck.cli.kit;

/** What a command ends with, as the shell sees it. */
public final class ExitCode {

    /** The work is done. */
    public static final int DONE = 0;
    /** Refused, or failed; a sentence on the error stream says why. */
    public static final int REFUSED = 1;
    /** The command was not understood. */
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
