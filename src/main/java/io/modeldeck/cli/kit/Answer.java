package io.modeldeck.cli.kit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command answers, for machines and for people.
 *
 * @param document what {@code --json} prints
 * @param exitCode 0 done, 1 refused or failed
 */
public record Answer(Object document, Report report, int exitCode) {

    public static Answer of(Object document, Report report) {
        return new Answer(document, report, ExitCode.DONE);
    }

    public static Answer of(Object document, String sentence) {
        return of(document, Report.of(sentence));
    }

    /** A document of names and values in the given order. */
    public static Map<String, Object> document(Object... namesAndValues) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            document.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return document;
    }
}
