package io.modeldeck.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the system that it runs on; a test that is skipped for want of it says so loudly. */
public final class Lacking {

    private Lacking() {}

    /** Aborts the calling test where that is not here. */
    public static void unless(boolean here, String what) {
        if (!here) {
            String message = "SKIPPED, NOT TESTED: this system lacks " + what;
            System.err.println("!!! " + message);
            Assumptions.abort(message);
        }
    }

    /** Whether the command exists and succeeds. */
    public static boolean succeeds(String... command) {
        return succeeds(List.of(command));
    }

    public static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
