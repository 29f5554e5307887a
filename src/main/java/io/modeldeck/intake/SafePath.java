package io.modeldeck.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A relative path that came from outside and may become a file below a folder of ours: plain names with slashes between. Whatever means something
 * to a file system is refused, not cleaned.
 */
record SafePath(String text) {

    private static final int LONGEST = 400;
    private static final int LONGEST_NAME = 150;
    private static final int DEEPEST = 10;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_@+=()\\[\\]{},~!#$&' .-]+");
    private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul");

    SafePath {
        if (text.isEmpty() || text.length() > LONGEST || text.split("/", -1).length > DEEPEST) {
            throw refused(text);
        }
        for (String name : text.split("/", -1)) {
            String stem = name.replaceFirst("\\..*", "").strip().toLowerCase(Locale.ROOT);
            boolean device = DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]");
            if (!NAME.matcher(name).matches()
                    || name.length() > LONGEST_NAME
                    || name.matches("[. ]+")
                    || name.endsWith(".")
                    || name.endsWith(" ")
                    || name.endsWith(".part")
                    || device) {
                throw refused(text);
            }
        }
    }

    /** The last name. */
    String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The same in lower case, for rules. */
    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Whether a text, taken as a path, would lead out of its folder: somebody means harm, and not only an odd name. */
    static boolean leadsOut(String text) {
        return text.startsWith("/")
                || text.indexOf('\\') >= 0
                || text.matches("[A-Za-z]:.*")
                || Arrays.asList(text.split("/", -1)).contains("..");
    }

    /** The beginning of a sentence on a text that is no such path. */
    static String oddity(String text) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return "A file is called '" + shown.replaceAll("\\p{Cntrl}", "?")
                + "', which is no plain name of a file in a folder";
    }

    private static FetchFailure refused(String text) {
        return FetchFailure.of(FetchFailure.Code.UNSAFE_PATH, oddity(text) + "; nothing of it is taken.");
    }
}
