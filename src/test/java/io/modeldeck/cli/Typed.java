package io.modeldeck.cli;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command as it is typed into a shell. */
final class Typed {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private Typed() {}

    /** As a shell splits it: at blanks outside quotes, up to a remark. */
    static List<String> words(String typed) {
        return WORD.matcher(typed)
                .results()
                .map(MatchResult::group)
                .takeWhile(word -> !word.startsWith("#"))
                .map(word -> QUOTED.matcher(word)
                        .replaceAll(quoted ->
                                Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1))))
                .toList();
    }
}
