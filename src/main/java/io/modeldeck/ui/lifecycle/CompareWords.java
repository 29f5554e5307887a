package io.modeldeck.ui.lifecycle;

import io.modeldeck.report.SideBySide.Cell;
import io.modeldeck.report.SideBySide.Row;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Properties of versions and runs in the language that is spoken; what the bundle does not know stays as the comparison says it. */
final class CompareWords {

    /** Properties whose value is a word of ours. */
    private static final Set<String> SPOKEN = Set.of("stage", "validation");

    private static final Pattern REQUEST = Pattern.compile("request (\\d+)");

    private CompareWords() {}

    static String name(Row row) {
        String last = row.key().substring(row.key().lastIndexOf('.') + 1);
        if (row.key().startsWith("successCriteria.")) {
            return row.name();
        }
        return Stream.of("compare.name.", "hyper.", "metric.", "runs.metric.")
                .flatMap(kind -> Messages.find(kind + last).stream())
                .findFirst()
                .orElseGet(row::name);
    }

    static String value(Row row, Cell cell) {
        if (SPOKEN.contains(row.key())) {
            return Messages.find("compare." + row.key() + "." + cell.value()).orElseGet(cell::value);
        }
        return switch (row.key()) {
            case "setOffBy" -> setOffBy(cell.value());
            case "source" -> Said.of(cell.value());
            case "sourceVersion" -> source(cell.value());
            default -> Said.figure(cell.value());
        };
    }

    /** What set a run off: a request of ours, or who or what else is named. */
    static String setOffBy(String reference) {
        Matcher request = REQUEST.matcher(reference);
        return request.matches() ? Messages.text("runs.request", request.group(1)) : reference;
    }

    /** Where a version comes from; the word for what was trained here is ours. */
    static String source(String sourceVersion) {
        return Said.exactly(sourceVersion);
    }

    /** {@code 5 points better}: how far it lies from the first. */
    static String difference(Cell cell) {
        int word = cell.difference().lastIndexOf(' ');
        String key = "compare.by." + cell.difference().substring(word + 1);
        if (word < 0 || Messages.find(key).isEmpty()) {
            return Said.figure(cell.difference());
        }
        String size = Said.figure(cell.difference().substring(0, word));
        return Messages.text(
                key,
                size.endsWith(" points")
                        ? Messages.text("runs.points", size.substring(0, size.length() - " points".length()))
                        : size);
    }
}
