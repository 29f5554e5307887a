package io.modeldeck.stats;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * The four rules of the Western Electric handbook (1956) for a control chart: whether the newest point belongs to a pattern that chance alone
 * makes rarely around a known mean.
 *
 * <ol>
 *   <li>one point beyond 3 sigma
 *   <li>two of the last three points beyond 2 sigma, on the same side
 *   <li>four of the last five points beyond 1 sigma, on the same side
 *   <li>the last eight points on the same side of the mean
 * </ol>
 *
 * <p>For independent normal points with that mean and sigma all four together call a point about once in 92 (Champ and Woodall 1987), the first
 * alone once in 370.
 */
public final class WesternElectric {

    /** Points that the longest pattern needs. */
    public static final int LONGEST = 8;

    private WesternElectric() {}

    /**
     * The lowest of the chosen rules that the newest point breaks.
     *
     * @param points oldest first, without gaps; of more than {@value #LONGEST} only the last count
     * @param sigma above 0
     * @param rules of 1 to 4
     */
    public static OptionalInt broken(double[] points, double mean, double sigma, Collection<Integer> rules) {
        return rules.stream()
                .mapToInt(Integer::intValue)
                .filter(rule -> isBroken(points, mean, sigma, rule))
                .min();
    }

    private static boolean isBroken(double[] points, double mean, double sigma, int rule) {
        return switch (rule) {
            case 1 -> run(points, mean, 3 * sigma, 1, 1);
            case 2 -> run(points, mean, 2 * sigma, 2, 3);
            case 3 -> run(points, mean, sigma, 4, 5);
            case 4 -> run(points, mean, 0, LONGEST, LONGEST);
            default -> throw new IllegalArgumentException("There are rules 1 to 4, not " + rule);
        };
    }

    /** Whether the newest point and enough of the last ones lie beyond the distance, all on one side. */
    private static boolean run(double[] points, double mean, double distance, int needed, int of) {
        if (points.length < needed) {
            return false;
        }
        double side = Math.signum(points[points.length - 1] - mean);
        int beyond = 0;
        for (int i = Math.max(0, points.length - of); i < points.length; i++) {
            beyond += side * (points[i] - mean) > distance ? 1 : 0;
        }
        return beyond >= needed && side * (points[points.length - 1] - mean) > distance;
    }
}
