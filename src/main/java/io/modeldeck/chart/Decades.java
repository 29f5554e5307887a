package io.modeldeck.chart;

import java.util.stream.IntStream;

/** The numbers 1, 2 and 5 times each power of ten in their order, by their positions: 0 is 1, 1 is 2, 2 is 5, 3 is 10, −1 is 0.5. */
final class Decades {

    private static final double[] OF_A_DECADE = {1, 2, 5};
    /** A value so near to a number is that number. */
    private static final double NEAR = 1e-9;

    private Decades() {}

    static double value(int position) {
        return OF_A_DECADE[Math.floorMod(position, 3)] * Math.pow(10, Math.floorDiv(position, 3));
    }

    /** The position of the largest that is at most a value above zero. */
    static int atMost(double value) {
        int position = 3 * (int) Math.floor(Math.log10(value)) + 3;
        while (value(position) > value * (1 + NEAR)) {
            position--;
        }
        return position;
    }

    /** The position of the smallest that is at least a value above zero. */
    static int atLeast(double value) {
        int position = atMost(value);
        return value(position) >= value * (1 - NEAR) ? position : position + 1;
    }

    /** Positions from one to another, at most so many if that leaves two powers of ten. */
    static int[] ticks(int first, int last, int most) {
        int from = Math.ceilDiv(first, 3);
        int powers = Math.floorDiv(last, 3) - from + 1;
        if (last - first < most || powers < 2) {
            return IntStream.rangeClosed(first, last).toArray();
        }
        int each = Math.ceilDiv(powers, most);
        return IntStream.iterate(3 * from, position -> position <= last, position -> position + 3 * each)
                .toArray();
    }
}
