package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.stats.Sample;
import java.util.List;
import java.util.Optional;

/** One column of a reference, prepared once and compared often. Immutable. */
sealed interface ReferenceColumn {

    /** The column with the values of a window. A window's column of the other type is read as this one's. */
    Compared with(Column current);

    /** A pair and how both sides look. */
    record Compared(FeaturePair pair, Distribution reference, Distribution current) {}

    /** Sorted values and the bars in which they are drawn. */
    record Numbers(Sample sample, Optional<Shares.Bars> bars, Distribution drawn) implements ReferenceColumn {

        @Override
        public Compared with(Column current) {
            Sample window = Sample.of(Columns.numbers(current));
            NumericPair pair = new NumericPair(sample, window);
            return new Compared(
                    pair,
                    drawn,
                    bars.map(b -> b.of(window, pair.currentMedian())).orElse(Distribution.none()));
        }
    }

    /** Counts by category. */
    record Categories(CategoryCounts counts) implements ReferenceColumn {

        @Override
        public Compared with(Column current) {
            CategoryPair pair = CategoryPair.of(counts, CategoryCounts.of(current));
            List<Distribution> drawn = Shares.categories(pair);
            return new Compared(pair, drawn.getFirst(), drawn.getLast());
        }
    }

    /** Embeddings or texts. There is nothing to draw of them. */
    record Lists(Vectors vectors) implements ReferenceColumn {

        @Override
        public Compared with(Column current) {
            return new Compared(
                    new VectorPair(vectors, vectors.like(current)), Distribution.none(), Distribution.none());
        }
    }

    /** A feature: a histogram for numbers; vectors where the texts are lists of numbers or sentences. */
    static ReferenceColumn feature(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> numbers(numeric.values(), false);
            case Column.Categorical categorical ->
                Vectors.detect(categorical).<ReferenceColumn>map(Lists::new).orElseGet(() -> classes(categorical));
        };
    }

    /** Predicted classes: never texts, however they are called. */
    static ReferenceColumn classes(Column.Categorical column) {
        return new Categories(CategoryCounts.of(column));
    }

    /** Predicted numbers or scores: deciles. */
    static ReferenceColumn predicted(double[] values) {
        return numbers(values, true);
    }

    private static ReferenceColumn numbers(double[] values, boolean deciles) {
        Sample sample = Sample.of(values);
        Optional<Shares.Bars> bars = deciles ? Shares.deciles(sample) : Shares.histogram(sample);
        return new Numbers(sample, bars, bars.map(b -> b.of(sample)).orElse(Distribution.none()));
    }
}
