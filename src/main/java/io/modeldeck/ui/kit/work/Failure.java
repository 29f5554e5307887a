package io.modeldeck.ui.kit.work;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.Locale;
import java.util.Optional;

/**
 * Work that did not succeed, as a person sees it.
 *
 * @param what what was being done: "Loading alerts"
 * @param sentence what went wrong and what to do
 * @param code for an unexpected error: a short code under which the log has the rest
 */
public record Failure(String what, String sentence, Optional<String> code) {

    static Failure of(String what, Throwable error) {
        if (error instanceof Problem problem) {
            return new Failure(what, Said.typed(problem.getMessage()), Optional.empty());
        }
        String code = code(error);
        return new Failure(what, Messages.text("failure.unexpected", what, code), Optional.of(code));
    }

    /** What "Copy details" copies: with the code, and with what it runs on. */
    public String details() {
        String system = String.join(
                " ", System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        return String.join(
                "\n",
                what,
                sentence,
                code.map(known -> Messages.text("failure.code", known)).orElse(Messages.text("failure.no-code")),
                "Java " + Runtime.version() + ", JavaFX " + System.getProperty("javafx.runtime.version") + ", "
                        + system);
    }

    /** The same error at the same line has the same code, on every machine: kinds and places, no data. */
    static String code(Throwable error) {
        int kinds = 17;
        int places = 17;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            kinds = 31 * kinds + cause.getClass().getName().hashCode();
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("io.modeldeck.")) {
                    places = 31 * places
                            + (frame.getClassName() + frame.getMethodName() + frame.getLineNumber()).hashCode();
                    break;
                }
            }
        }
        return String.format(Locale.ROOT, "%04X:%04X", kinds & 0xffff, places & 0xffff);
    }
}
