package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as a bag of words: one 0/1 column for each word of the vocabulary, 1 where the word occurs. A word is a run of letters and digits; only the letters A to Z are
 * made small, which is what the runtime does on every machine, whatever its language.
 *
 * @param vocabulary sorted
 */
public record Words(String name, List<String> vocabulary) implements ColumnEncoding {

    /** The same in the syntax of the runtime. */
    private static final String WORD = "[\\p{L}\\p{N}]+";

    private static final Pattern WORDS = Pattern.compile(WORD);
    /** A column whose values differ in more than this share of rows, with so many words on average, is text and no category. */
    private static final double DIFFERENT = 0.5;

    private static final double WORDS_OF_A_TEXT = 3;
    private static final int FEWEST_ROWS = 3;
    private static final double RARE = 0.001;
    private static final int MOST = 1_000;
    /** Bounds the matrix of the training rows. */
    private static final int MOST_CELLS = 40_000_000;

    public Words {
        vocabulary = List.copyOf(vocabulary);
    }

    /** Whether the column holds texts of several words rather than categories. */
    public static boolean isText(Column.Categorical column) {
        Set<String> different = new HashSet<>();
        int present = 0;
        long[] words = new long[1];
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isMissing(row)) {
                present++;
                different.add(column.values()[row]);
                forEach(column.values()[row], word -> words[0]++);
            }
        }
        return present > 0
                && different.size() > Math.max(1, DIFFERENT * present)
                && words[0] >= WORDS_OF_A_TEXT * present;
    }

    public static Words of(Column.Categorical column) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < column.rows(); row++) {
            Set<String> seen = new HashSet<>();
            forEach(column.text(row), seen::add);
            seen.forEach(word -> rows.merge(word, 1, Integer::sum));
        }
        int most = Math.clamp(MOST_CELLS / Math.max(1, column.rows()), 1, MOST);
        List<String> frequent = rows.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .filter(e -> e.getValue() >= Math.max(FEWEST_ROWS, RARE * column.rows()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        // An operator without words is no valid model; this one is in none of the texts.
        return new Words(
                column.name(),
                frequent.isEmpty() ? List.of("-") : frequent.stream().sorted().toList());
    }

    @Override
    public int width() {
        return vocabulary.size();
    }

    @Override
    public boolean isNumeric() {
        return false;
    }

    @Override
    public void fill(Column column, float[] matrix, int stride, int at) {
        Map<String, Integer> index = new HashMap<>();
        vocabulary.forEach(word -> index.put(word, index.size()));
        for (int row = 0; row < column.rows(); row++) {
            int from = row * stride + at;
            forEach(column.text(row), word -> {
                Integer found = index.get(word);
                if (found != null) {
                    matrix[from + found] = 1;
                }
            });
        }
    }

    @Override
    public String addTo(OnnxBuilder graph) {
        String flat = graph.node("Reshape", "texts", List.of(name, graph.longs("line", -1)));
        String small = graph.node(
                "StringNormalizer",
                "small",
                List.of(flat),
                OnnxAttribute.text("case_change_action", "LOWER"),
                OnnxAttribute.text("locale", "C"));
        String words = graph.runtimeNode(
                "Tokenizer",
                "words",
                List.of(small),
                OnnxAttribute.whole("mark", 0),
                OnnxAttribute.whole("mincharnum", 1),
                OnnxAttribute.text("pad_value", "#"),
                OnnxAttribute.text("tokenexp", WORD));
        String counts = graph.node(
                "TfIdfVectorizer",
                "counts",
                List.of(words),
                OnnxAttribute.text("mode", "TF"),
                OnnxAttribute.whole("min_gram_length", 1),
                OnnxAttribute.whole("max_gram_length", 1),
                OnnxAttribute.whole("max_skip_count", 0),
                OnnxAttribute.wholes("ngram_counts", new long[] {0}),
                OnnxAttribute.wholes("ngram_indexes", OnnxBuilder.upTo(vocabulary.size())),
                OnnxAttribute.texts("pool_strings", vocabulary));
        return graph.node(
                "Clip",
                "present",
                List.of(counts, graph.floats("none", new float[] {0}), graph.floats("one", new float[] {1})));
    }

    @Override
    public Map<String, Object> describe() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", name);
        words.put("type", "text");
        words.put("words", vocabulary);
        return words;
    }

    private static void forEach(String text, Consumer<String> word) {
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            word.accept(small(matcher.group()));
        }
    }

    private static String small(String word) {
        char[] letters = word.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= 'A' && letters[i] <= 'Z') {
                letters[i] += 'a' - 'A';
            }
        }
        return new String(letters);
    }
}
