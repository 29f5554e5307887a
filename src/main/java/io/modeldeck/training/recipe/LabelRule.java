package io.modeldeck.training.recipe;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How what became known of a row becomes the label that is learnt. A row without a label stays without one. */
public sealed interface LabelRule {

    Column apply(Column label);

    /** The form in which it is kept. */
    Map<String, Object> document();

    /** Numbers become two classes. */
    record Limit(double above, String then, String otherwise) implements LabelRule {

        @Override
        public Column apply(Column label) {
            String[] classes = new String[label.rows()];
            for (int row = 0; row < classes.length; row++) {
                if (!label.isMissing(row)) {
                    classes[row] = number(label, row) > above ? then : otherwise;
                }
            }
            return new Column.Categorical(label.name(), classes);
        }

        private static double number(Column label, int row) {
            try {
                return label instanceof Column.Numeric numbers
                        ? numbers.values()[row]
                        : Double.parseDouble(label.text(row));
            } catch (NumberFormatException e) {
                throw new Problem(
                        "The recipe's labelRule compares numbers, and '" + label.name() + "' is '" + label.text(row)
                                + "' in row " + (row + 1) + "; use \"words\" in the rule, or mend the row.",
                        e);
            }
        }

        @Override
        public Map<String, Object> document() {
            return Map.of("above", above, "then", then, "otherwise", otherwise);
        }
    }

    /**
     * Some words stand for others.
     *
     * @param otherwise for every word that is not named; empty: it stays as it is
     */
    record Words(Map<String, String> words, Optional<String> otherwise) implements LabelRule {

        public Words {
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }

        @Override
        public Column apply(Column label) {
            String[] classes = new String[label.rows()];
            for (int row = 0; row < classes.length; row++) {
                if (!label.isMissing(row)) {
                    String word = Labels.canonical(label.text(row));
                    classes[row] = words.getOrDefault(word, otherwise.orElse(word));
                }
            }
            return new Column.Categorical(label.name(), classes);
        }

        @Override
        public Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("words", words);
            otherwise.ifPresent(word -> document.put("otherwise", word));
            return document;
        }
    }

    static LabelRule read(Map<?, ?> document) {
        Optional<String> otherwise =
                Optional.ofNullable(document.get("otherwise")).map(String::valueOf);
        if (document.get("words") instanceof Map<?, ?> words && !words.isEmpty()) {
            Map<String, String> read = new LinkedHashMap<>();
            words.forEach((from, to) -> read.put(Labels.canonical(String.valueOf(from)), String.valueOf(to)));
            return new Words(read, otherwise);
        }
        if (document.get("above") instanceof Number above && document.get("then") != null && otherwise.isPresent()) {
            return new Limit(above.doubleValue(), String.valueOf(document.get("then")), otherwise.get());
        }
        throw new Problem("The recipe's labelRule needs \"above\", \"then\" and \"otherwise\", or \"words\" with what"
                + " each stands for; see docs/recipes.md.");
    }
}
