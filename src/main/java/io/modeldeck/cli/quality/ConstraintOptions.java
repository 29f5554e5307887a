package io.modeldeck.cli.quality;

import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.WrongUsage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a constraint demands, as options; together they are its document. */
final class ConstraintOptions {

    @Option(names = "--feature", paramLabel = "NAME", order = 3, description = "The feature that it is about.")
    private Optional<String> feature;

    @Option(
            names = "--range",
            paramLabel = "MIN:MAX",
            order = 4,
            description = "Numbers from MIN to MAX, both included; either may be left out, as in 0: or :120.")
    private Optional<String> range;

    @Option(
            names = "--one-of",
            paramLabel = "VALUE",
            split = ",",
            order = 5,
            description = "One of these values, with commas between them.")
    private List<String> values = List.of();

    @Option(names = "--not-null", order = 6, description = "A value in every row.")
    private boolean notNull;

    @Option(
            names = "--regex",
            paramLabel = "PATTERN",
            order = 7,
            description = "Texts that the whole of this RE2 pattern fits: no back references, no look-around.")
    private Optional<String> pattern;

    @Option(names = "--unique", order = 8, description = "No value twice within the rows of a check.")
    private boolean unique;

    @Option(names = "--severity", paramLabel = "WORD", order = 9, description = "info, warning or critical.")
    private Optional<String> severity;

    @Option(names = "--note", paramLabel = "TEXT", order = 10, description = "Why; stands behind each finding.")
    private Optional<String> note;

    /** Whether anything is demanded here. */
    boolean isGiven() {
        return feature.isPresent() || demands() > 0;
    }

    private long demands() {
        return Arrays.asList(range.isPresent(), !values.isEmpty(), notNull, pattern.isPresent(), unique).stream()
                .filter(given -> given)
                .count();
    }

    /** What is given here, in the place of what the document says. */
    Map<String, Object> over(Map<String, Object> document) {
        if (demands() > 1) {
            throw new WrongUsage(
                    "A constraint demands one thing; give one of --range, --one-of, --not-null, --regex and"
                            + " --unique.");
        }
        Map<String, Object> changed = new LinkedHashMap<>(document);
        feature.ifPresent(name -> changed.put("feature", name));
        severity.ifPresent(word -> changed.put("severity", word));
        note.ifPresent(text -> changed.put("note", text));
        if (demands() == 1) {
            List.of("kind", "min", "max", "values", "pattern").forEach(changed::remove);
            changed.putAll(demand());
        }
        return changed;
    }

    private Map<String, Object> demand() {
        if (range.isPresent()) {
            return range(range.get());
        }
        if (pattern.isPresent()) {
            return Map.of("kind", "regex", "pattern", pattern.get());
        }
        if (!values.isEmpty()) {
            return Map.of("kind", "set", "values", values);
        }
        return Map.of("kind", notNull ? "not_null" : "unique");
    }

    private static Map<String, Object> range(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new WrongUsage(
                    "'" + PlainText.of(text) + "' is no range; write --range 0:120, --range 0: or --range :120.");
        }
        return Map.of("kind", "range", "min", text.substring(0, colon), "max", text.substring(colon + 1));
    }
}
