package io.modeldeck.stats;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.Bin;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import java.io.IOException;
import java.util.Iterator;
import java.util.OptionalDouble;

/**
 * A small mergeable summary of durations from which any percentile can be read within 1 % (DDSketch:
 * Masson, Rim and Lee 2019; logarithmic bins that are never collapsed).
 *
 * <p>Merging adds bin counts, so sketches merged in any order or grouping answer like one sketch of all
 * values: a day from its hours, a week from its days. Mutable; one thread at a time.
 */
public final class LatencySketch {

    /** A percentile lies within this share of the nearest-rank value. */
    public static final double RELATIVE_ACCURACY = 0.01;

    private final DDSketch sketch;

    public LatencySketch() {
        this(new DDSketch(new LogarithmicMapping(RELATIVE_ACCURACY), UnboundedSizeDenseStore::new));
    }

    private LatencySketch(DDSketch sketch) {
        this.sketch = sketch;
    }

    /**
     * Adds one value.
     *
     * @param value finite and not negative; the unit is the caller's, the same for all
     */
    public void add(double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a duration is a finite number from 0 up, not " + value);
        }
        sketch.accept(value);
    }

    /** Adds all values of another sketch, which stays as it is. */
    public void merge(LatencySketch other) {
        sketch.mergeWith(other.sketch);
    }

    public long count() {
        return Math.round(sketch.getCount());
    }

    /**
     * The value at nearest rank ceil(q·count), within 1 %; empty without values.
     *
     * @param q from 0 to 1
     */
    public OptionalDouble quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1, not at " + q);
        }
        long count = count();
        if (count == 0) {
            return OptionalDouble.empty();
        }
        // The library answers for the zero-based rank floor(q·(count−1)); half a rank more keeps
        // rounding from falling below the rank that is wanted.
        double rank = Math.max(0, Math.ceil(q * count - 1e-9 * count) - 1);
        return OptionalDouble.of(sketch.getValueAtQuantile(Math.min(1, (rank + 0.5) / (count - 1))));
    }

    /**
     * The standard deviation of the values, divisor n−1, as the bins tell it and rounded up by what they may hide: the values' distances from their
     * bins' scatter by at most 1/99 of the bins' root mean square (triangle inequality), so it is never too small. Empty below two values.
     */
    public OptionalDouble standardDeviation() {
        double n = sketch.getCount();
        if (count() < 2) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        double squares = 0;
        for (Iterator<Bin> bins = sketch.getPositiveValueStore().getAscendingIterator(); bins.hasNext(); ) {
            Bin bin = bins.next();
            double value = sketch.getIndexMapping().value(bin.getIndex());
            sum += bin.getCount() * value;
            squares += bin.getCount() * value * value;
        }
        double variance = Math.max(0, squares - sum * sum / n) / (n - 1);
        double hidden = RELATIVE_ACCURACY / (1 - RELATIVE_ACCURACY);
        return OptionalDouble.of(Math.sqrt(variance) + hidden * Math.sqrt(squares / (n - 1)));
    }

    /** A compact form that {@link #fromBytes} reads. */
    public byte[] toBytes() {
        return coded("the sketch cannot be written", () -> {
            GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
            sketch.encode(output, false);
            return output.trimmedCopy();
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are not a sketch
     */
    public static LatencySketch fromBytes(byte[] bytes) {
        return coded(
                "these " + bytes.length + " bytes are not a latency sketch",
                () -> new LatencySketch(DDSketch.decode(ByteArrayInput.wrap(bytes), UnboundedSizeDenseStore::new)));
    }

    private static <T> T coded(String failure, Coding<T> coding) {
        try {
            return coding.run();
        } catch (IOException e) {
            throw new IllegalArgumentException(failure, e);
        }
    }

    @FunctionalInterface
    private interface Coding<T> {
        T run() throws IOException;
    }
}
