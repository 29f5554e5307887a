package io.modeldeck.stats;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/**
 * A small mergeable summary of numbers of either sign from which any percentile can be read within 1 %: two {@link LatencySketch}es, one of the
 * sizes of what lies below zero, one of the rest. Mutable; one thread at a time.
 */
public final class ValueSketch {

    private final LatencySketch below;
    private final LatencySketch above;

    public ValueSketch() {
        this(new LatencySketch(), new LatencySketch());
    }

    private ValueSketch(LatencySketch below, LatencySketch above) {
        this.below = below;
        this.above = above;
    }

    /** @param value finite */
    public void add(double value) {
        if (value < 0) {
            below.add(-value);
        } else {
            above.add(value);
        }
    }

    /** Adds all values of another sketch, which stays as it is. */
    public void merge(ValueSketch other) {
        below.merge(other.below);
        above.merge(other.above);
    }

    public long count() {
        return below.count() + above.count();
    }

    /**
     * The value at nearest rank ceil(q·count), within 1 % of its size; empty without values.
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
        long rank = Math.max(1, (long) Math.ceil(q * count - 1e-9 * count));
        long negative = below.count();
        // The smallest of all is the largest in size of those below zero.
        return rank <= negative
                ? OptionalDouble.of(-at(below, negative - rank + 1))
                : OptionalDouble.of(at(above, rank - negative));
    }

    private static double at(LatencySketch sketch, long rank) {
        return sketch.quantile((double) rank / sketch.count()).orElseThrow();
    }

    /** A compact form that {@link #fromBytes} reads. */
    public byte[] toBytes() {
        byte[] first = below.count() == 0 ? new byte[0] : below.toBytes();
        byte[] second = above.toBytes();
        return ByteBuffer.allocate(Integer.BYTES + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .put(second)
                .array();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are not a sketch
     */
    public static ValueSketch fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int first = bytes.length < Integer.BYTES ? -1 : buffer.getInt();
        if (first < 0 || first > buffer.remaining()) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are not a sketch of values");
        }
        byte[] negative = new byte[first];
        buffer.get(negative);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        LatencySketch below = first == 0 ? new LatencySketch() : LatencySketch.fromBytes(negative);
        return new ValueSketch(below, LatencySketch.fromBytes(rest));
    }
}
