package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What events keep of texts and vectors: figures that can be watched for drift, never the texts themselves. */
final class TextFigures {

    private TextFigures() {}

    static boolean appliesTo(ModelVersion version) {
        return ModelVersion.TRANSFORMERS.equals(version.framework());
    }

    /** For each column of texts how long they are, in characters (code points) and in words between white space. */
    static List<Column> of(Table rows, List<String> names) {
        List<Column> figures = new ArrayList<>();
        for (String name : names) {
            Column texts = rows.require(name);
            double[] characters = new double[rows.rows()];
            double[] words = new double[rows.rows()];
            for (int row = 0; row < characters.length; row++) {
                String text = texts.text(row);
                characters[row] = text.codePointCount(0, text.length());
                words[row] = text.isBlank() ? 0 : text.strip().split("\\s+").length;
            }
            figures.add(new Column.Numeric(name + ".characters", characters));
            figures.add(new Column.Numeric(name + ".words", words));
        }
        return figures;
    }

    /** Classes as they are; of vectors how long they are, of what was found in texts how much it is. */
    static Predictions told(ModelVersion version, Predictions answers) {
        if (!version.classes().isEmpty() || answers.rows() == 0) {
            return answers;
        }
        if (answers.values().getFirst().startsWith("{")) {
            List<String> found = answers.values().stream()
                    .map(each -> ((List<?>) Json.readObject(each).get("entities")).size())
                    .map(count -> Counted.of(count, "entity", "entities"))
                    .toList();
            return Predictions.plain(found, List.of());
        }
        int dimensions = Json.readArray(answers.values().getFirst()).size();
        return Predictions.plain(Collections.nCopies(answers.rows(), dimensions + " dimensions"), List.of());
    }
}
