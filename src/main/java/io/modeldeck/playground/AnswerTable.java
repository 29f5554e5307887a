package io.modeldeck.playground;

import io.modeldeck.export.Table;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was asked and what was answered, to be written out: as JSON the whole of it, as rows one for each answer, by what all of them have. */
public final class AnswerTable {

    private AnswerTable() {}

    /**
     * One answer with its question.
     *
     * @param inputs what was asked, by the names of the inputs
     */
    public record Asked(Map<String, Object> inputs, Answered answered) {}

    public static Table of(List<Asked> asked) {
        List<Map<String, Object>> documents =
                asked.stream().map(AnswerTable::document).toList();
        Set<String> columns = new LinkedHashSet<>();
        documents.forEach(document -> columns.addAll(cells(document).keySet()));
        return new Table(
                name(asked.stream().map(Asked::answered).toList()),
                List.copyOf(columns),
                documents::forEach,
                AnswerTable::cells);
    }

    /** Whose answers they are. */
    public static String name(List<Answered> answered) {
        return answered.stream().map(one -> one.version().shortLabel()).collect(Collectors.joining(" ", "answer ", ""));
    }

    private static Map<String, Object> document(Asked asked) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("input", asked.inputs());
        document.putAll(AnswerJson.document(asked.answered()));
        return document;
    }

    /** The input and the scores become columns of their own; what has many numbers stays a document in its cell. */
    private static Map<String, Object> cells(Map<String, Object> document) {
        Map<String, Object> cells = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            switch (name) {
                case "input" -> spread("input", value, cells);
                case "scores" -> spread("score", value, cells);
                default -> cells.put(name, value);
            }
        });
        return cells;
    }

    private static void spread(String kind, Object parts, Map<String, Object> cells) {
        ((Map<?, ?>) parts).forEach((name, value) -> cells.put(kind + " " + name, value));
    }
}
