package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.stats.VectorTests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column whose values are rows of numbers: embeddings (lists of numbers), or free text as a hashed bag of words. Immutable.
 *
 * @param rows at most as many as a test looks at, taken at equal distances
 * @param n present values altogether
 */
record Vectors(Kind kind, int width, double[][] rows, long n) {

    enum Kind {
        EMBEDDING,
        TEXT
    }

    /** Dimensions of a text: words are counted under their hash. */
    static final int TEXT_WIDTH = 64;

    private static final int LOOKED_AT = 200;
    private static final int FEWEST = 20;
    private static final int WIDEST = 8_192;
    private static final int WORDS = 3;

    /** The column as vectors; empty where it is one of categories. */
    static Optional<Vectors> detect(Column.Categorical column) {
        List<String> first = present(column, LOOKED_AT);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<double[]> list = numbers(first.getFirst());
        int width = list.map(numbers -> numbers.length).orElse(0);
        if (width >= 2 && first.stream().allMatch(text -> isOfWidth(text, width))) {
            return Optional.of(of(Kind.EMBEDDING, width, column));
        }
        return isText(first) ? Optional.of(of(Kind.TEXT, TEXT_WIDTH, column)) : Optional.empty();
    }

    /** The same kind of vectors out of a window's column; what is none of them is left out. */
    Vectors like(Column column) {
        return of(kind, width, column);
    }

    /** Mostly different, and mostly of several words. Names and ids are categories. */
    private static boolean isText(List<String> texts) {
        long different = texts.stream().distinct().count();
        long wordy = texts.stream()
                .filter(text -> text.strip().split("\\s+").length >= WORDS)
                .count();
        return texts.size() >= FEWEST && 2 * different > texts.size() && 2 * wordy > texts.size();
    }

    private static List<String> present(Column column, int most) {
        List<String> present = new ArrayList<>();
        for (int row = 0; row < column.rows() && present.size() < most; row++) {
            if (!column.isMissing(row)) {
                present.add(column.text(row));
            }
        }
        return present;
    }

    private static Vectors of(Kind kind, int width, Column column) {
        List<double[]> all = new ArrayList<>();
        for (String text : present(column, Integer.MAX_VALUE)) {
            if (kind == Kind.TEXT) {
                all.add(words(text));
            } else {
                numbers(text).filter(numbers -> numbers.length == width).ifPresent(all::add);
            }
        }
        return of(kind, width, all);
    }

    /** Rows of numbers that exist already. */
    static Vectors of(Kind kind, int width, List<double[]> all) {
        int kept = Math.min(all.size(), VectorTests.CLASSIFIER_ROWS);
        double[][] rows = new double[kept][];
        Arrays.setAll(rows, i -> all.get((int) ((long) i * all.size() / kept)));
        return new Vectors(kind, width, rows, all.size());
    }

    private static boolean isOfWidth(String text, int width) {
        return numbers(text).filter(numbers -> numbers.length == width).isPresent();
    }

    /** A JSON list of finite numbers. */
    private static Optional<double[]> numbers(String text) {
        String list = text.strip();
        if (!list.startsWith("[") || !list.endsWith("]")) {
            return Optional.empty();
        }
        String[] parts = list.substring(1, list.length() - 1).split(",");
        if (parts.length > WIDEST) {
            return Optional.empty();
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Columns.number(parts[i].strip());
            if (!Double.isFinite(numbers[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    /** Letters and digits in a row are a word; each counts at the place of its hash, and the whole has length 1. */
    private static double[] words(String text) {
        double[] bag = new double[TEXT_WIDTH];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                // The finalising step of MurmurHash3 spreads neighbouring hashes.
                int hash = word.hashCode();
                hash = (hash ^ hash >>> 16) * 0x85ebca6b;
                hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
                bag[(hash ^ hash >>> 16) & TEXT_WIDTH - 1]++;
            }
        }
        double length = Math.sqrt(Arrays.stream(bag).map(x -> x * x).sum());
        return length == 0 ? bag : Arrays.stream(bag).map(x -> x / length).toArray();
    }
}
