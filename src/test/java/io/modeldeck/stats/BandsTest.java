package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BandsTest {

    private static final int DRAWS = 4_000;

    /** Values of scipy.stats.t.interval(0.95, 9) and (0.95, 99); beyond a thousand rows the normal ones. */
    @Test
    void aMeanOfFewRowsHasTheWiderBandOfStudent() {
        assertThat(Bands.meanBand(10, 0, Math.sqrt(10)).orElseThrow().high())
                .isCloseTo(2.262157162740992, within(1e-9));
        assertThat(Bands.meanBand(100, 0, 10).orElseThrow().high()).isCloseTo(1.9842169515086827, within(1e-9));
        assertThat(Bands.meanBand(1_000_000, 0, 1_000).orElseThrow().high()).isCloseTo(1.959963984540054, within(1e-9));
    }

    @Test
    void rowsThatAreAllAlikeSayNothingOfChance() {
        assertThat(Bands.around(3, 0, 10)).isEmpty();
        assertThat(Bands.around(3, Double.NaN, 10)).isEmpty();
        assertThat(Bands.around(3, Double.POSITIVE_INFINITY, 10)).isEmpty();
        assertThat(Bands.around(3, 1, 1)).isEmpty();
    }

    /** 95 of 100 bands should hold the truth; of 4 000 draws the share that does scatters by 0.35 points. */
    @Test
    void bandsHoldTheTruthAsOftenAsTheySay() {
        Random random = new Random(11);
        assertThat(covered(.1, () -> rate(random, 30, .1))).isBetween(.93, .98);
        assertThat(covered(.1, () -> rate(random, 400, .1))).isBetween(.93, .98);
        // Of an exponential sample of 200: mean 1, median ln 2, p95 ln 20; the order statistics promise at least 95.
        assertThat(covered(1, () -> mean(random))).isBetween(.925, .96);
        assertThat(covered(Math.log(2), () -> quantile(random, .5))).isBetween(.945, .98);
        assertThat(covered(Math.log(20), () -> quantile(random, .95))).isBetween(.945, .99);
    }

    private static double covered(double truth, Supplier<Optional<Interval>> band) {
        int held = 0;
        for (int i = 0; i < DRAWS; i++) {
            held += band.get().filter(b -> b.contains(truth)).isPresent() ? 1 : 0;
        }
        return (double) held / DRAWS;
    }

    private static Optional<Interval> rate(Random random, int n, double p) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return Bands.rateBand(hits, n);
    }

    private static double[] exponential(Random random) {
        return random.doubles(200).map(u -> -Math.log(1 - u)).toArray();
    }

    private static Optional<Interval> mean(Random random) {
        Sample sample = Sample.of(exponential(random));
        return Bands.meanBand(sample.n(), sample.mean(), sample.sampleStd().orElseThrow());
    }

    private static Optional<Interval> quantile(Random random, double p) {
        LatencySketch sketch = new LatencySketch();
        for (double value : exponential(random)) {
            sketch.add(value);
        }
        return Bands.quantileBand(sketch, p);
    }

    /** Where the normal ranks begin they are those of the binomial, or one further out. */
    @Test
    void ranksOfManyRowsAreThoseOfTheBinomial() {
        for (double p : new double[] {.5, .95, .99}) {
            for (int n : new int[] {101, 530, 2_600, 20_000}) {
                if (n * p * (1 - p) >= 25) {
                    BinomialDistribution binomial = new BinomialDistribution(null, n, p);
                    Bands.Ranks ranks = Bands.ranks(n, p).orElseThrow();
                    int low = binomial.inverseCumulativeProbability(.025);
                    int high = binomial.inverseCumulativeProbability(.975) + 1;
                    assertThat(ranks.low()).as(p + " of " + n).isBetween(low - 1L, (long) low);
                    assertThat(ranks.high()).as(p + " of " + n).isBetween((long) high - 1, high + 1L);
                }
            }
        }
    }

    @Test
    void aSketchGivesTheBandOfItsValuesWithinItsError() {
        double[] values = exponential(new Random(3));
        LatencySketch sketch = new LatencySketch();
        for (double value : values) {
            sketch.add(value);
        }
        Interval exact = Bands.quantileBand(Sample.of(values), .9).orElseThrow();
        Interval read = Bands.quantileBand(sketch, .9).orElseThrow();
        assertThat(read.low()).isCloseTo(exact.low(), within(.01 * exact.low()));
        assertThat(read.high()).isCloseTo(exact.high(), within(.01 * exact.high()));
        assertThat(Bands.quantileBand(new LatencySketch(), .9)).isEmpty();
    }

    /** Never less than the true one, and not much more. */
    @Test
    void aSketchKnowsTheStandardDeviation() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double spread = Math.exp(random.nextGaussian() * 2 - 1);
            double[] values = new double[2 + random.nextInt(300)];
            LatencySketch sketch = new LatencySketch();
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 17 == 3 ? 0 : 1_000 * Math.exp(spread * random.nextGaussian());
                sketch.add(values[i]);
                squares += values[i] * values[i] / (values.length - 1);
            }
            double exact = Sample.of(values).sampleStd().orElseThrow();
            double read = sketch.standardDeviation().orElseThrow();
            assertThat(read).as("seed " + seed).isBetween(exact, exact + .0205 * Math.sqrt(squares));
        }
        assertThat(new LatencySketch().standardDeviation()).isEmpty();
        LatencySketch one = new LatencySketch();
        one.add(3);
        assertThat(one.standardDeviation()).isEmpty();
    }
}
