package io.modeldeck.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whether probabilities mean what they say: of the rows with a score near 0.8, do four of five come true?
 *
 * @param n rows
 * @param ece expected calibration error over ten equal bins
 * @param eceByChance what the error stays below 95 times of 100 where every score is the true probability; chance alone makes it larger than 0 on few rows
 *     (consistency resampling, after Bröcker and Smith 2007)
 * @param brier mean squared error of the score
 * @param brierBand where that could lie by chance; empty where nothing scatters
 * @param bins the non-empty ones, ascending
 */
public record Reliability(
        long n, double ece, double eceByChance, double brier, Optional<Interval> brierBand, List<Bin> bins) {

    private static final int DRAWS = 400;
    private static final double CONFIDENCE = 0.95;

    /**
     * @param rows its count, mean score, and share that came true
     * @param band where the share could lie by chance (Wilson)
     */
    public record Bin(CalibrationBin rows, Interval band) {

        /** Whether the mean score lies outside what chance explains. */
        public boolean isOff() {
            return !band.contains(rows.meanScore());
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Empty without rows.
     *
     * @param score from 0 to 1
     * @param seed of the resampling
     */
    public static Optional<Reliability> of(boolean[] truth, double[] score, long seed) {
        return BinaryMetrics.of(truth, score, new boolean[score.length])
                .map(measured -> of(measured, truth, score, seed));
    }

    /** Whether the error is larger than chance explains. */
    public boolean isOff() {
        return ece > eceByChance;
    }

    private static Reliability of(BinaryMetrics measured, boolean[] truth, double[] score, long seed) {
        double[] squares = new double[score.length];
        Arrays.setAll(squares, i -> (score[i] - (truth[i] ? 1 : 0)) * (score[i] - (truth[i] ? 1 : 0)));
        Optional<Interval> brierBand = StandardErrors.ofMean(squares).stream()
                .boxed()
                .findFirst()
                .flatMap(error -> Bands.around(measured.brier(), error, score.length));
        return new Reliability(
                score.length,
                measured.ece10(),
                byChance(score, seed),
                measured.brier(),
                brierBand,
                measured.calibration().stream().map(Reliability::bin).toList());
    }

    private static Bin bin(CalibrationBin rows) {
        long came = Math.round(rows.rate() * rows.count());
        return new Bin(
                rows, Proportions.wilsonInterval(came, rows.count(), CONFIDENCE).orElseThrow());
    }

    private static double byChance(double[] score, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] errors = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] gaps = new double[BinaryMetrics.BINS];
            for (double p : score) {
                gaps[BinaryMetrics.binOf(p)] += p - (random.nextDouble() < p ? 1 : 0);
            }
            errors[draw] = Arrays.stream(gaps).map(Math::abs).sum() / score.length;
        }
        return Sample.of(errors).quantile(CONFIDENCE);
    }
}
