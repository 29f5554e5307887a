package io.modeldeck.registry;

import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What people wrote about a model.
 *
 * @param tags words by which it is found, each once, in the order in which they were given
 * @param note free text of several lines; empty where nobody wrote one
 * @param at when it was last changed
 * @param by who did
 */
public record ModelNote(List<String> tags, String note, Instant at, String by) {

    public static final int MOST_TAGS = 20;
    public static final int LONGEST = 4_000;

    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,39}");

    public ModelNote {
        tags = tags.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        note = note.strip();
        for (String tag : tags) {
            if (!TAG.matcher(tag).matches()) {
                throw new Problem("A tag has 1 to 40 letters, digits, blanks and . _ : / - and begins with a letter or"
                        + " digit; '" + tag.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(60, tag.length()))
                        + "' is none.");
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw new Problem("A model has at most " + MOST_TAGS + " tags, not " + tags.size() + "; take some away.");
        }
        if (note.length() > LONGEST) {
            throw new Problem(
                    "The note is " + note.length() + " characters long; at most " + LONGEST + " are kept. Shorten it.");
        }
        if (note.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new Problem("The note holds characters that cannot be shown; take them out.");
        }
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tags", tags);
        document.put("note", note);
        return document;
    }
}
