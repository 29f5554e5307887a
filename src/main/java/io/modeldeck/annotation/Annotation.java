package io.modeldeck.annotation;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A note about a model at a moment or over a stretch of its event time.
 *
 * @param id its number, which no other note ever gets; 0 while it is not kept
 * @param versionId the version that it is about; empty: the model as a whole
 * @param range from its first millisecond to the one after its last; an empty range is a moment
 * @param text of at most {@value #LONGEST} characters, maybe of several lines
 * @param by who wrote it first
 * @param at when that was, in the model's own time
 * @param edited who changed it last; empty where nobody did
 */
public record Annotation(
        long id,
        long modelId,
        OptionalLong versionId,
        TimeRange range,
        String text,
        String by,
        Instant at,
        Optional<Edit> edited) {

    public static final int LONGEST = 2_000;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** Who changed a note last, and when, in the model's own time. */
    public record Edit(String by, Instant at) {}

    /** @throws Problem for a text that is empty, too long or cannot be shown, and for a time that no model has */
    public Annotation {
        text = text.strip();
        if (text.isEmpty()) {
            throw new Problem("A note says something; write a sentence.");
        }
        if (text.length() > LONGEST) {
            throw new Problem("The note is " + text.length() + " characters long; at most " + LONGEST
                    + " are kept. Shorten it, and keep the rest where it can be linked to.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new Problem("The note holds characters that cannot be shown; take them out.");
        }
        if (range.from().isBefore(EARLIEST) || range.to().isAfter(LATEST)) {
            throw new Problem("A note stands between 1970 and 9999, not at " + range.from() + "; give another time.");
        }
    }

    /** Whether it is about a moment, not a stretch. */
    public boolean isMoment() {
        return range.isEmpty();
    }

    /** The first line, for where there is room for one. */
    public String title() {
        return text.lines().findFirst().orElse(text).strip();
    }

    /** The same with another place or text. */
    public Annotation with(OptionalLong otherVersion, TimeRange otherRange, String otherText) {
        return new Annotation(id, modelId, otherVersion, otherRange, otherText, by, at, edited);
    }

    Annotation kept(long number) {
        return new Annotation(number, modelId, versionId, range, text, by, at, edited);
    }

    Annotation editedBy(String name, Instant when) {
        return new Annotation(id, modelId, versionId, range, text, by, at, Optional.of(new Edit(name, when)));
    }

    /** What the audit keeps of it. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", range.from().toString());
        if (!isMoment()) {
            document.put("to", range.to().toString());
        }
        versionId.ifPresent(version -> document.put("versionId", version));
        document.put("text", text);
        return document;
    }
}
