package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stream detectors against slow transcriptions of their definitions and on made streams. */
class DetectorsTest {

    @Test
    void ddmAgreesWithItsDefinition() {
        double[] stream = errors(11, 3000, i -> i < 1500 ? 0.1 : 0.4);
        List<Signal> expected = new ArrayList<>();
        int start = 0;
        double minSum = Double.POSITIVE_INFINITY;
        double minRate = 0;
        double minDeviation = 0;
        for (int i = 0; i < stream.length; i++) {
            int n = i - start + 1;
            double rate = Arrays.stream(stream, start, i + 1).sum() / n;
            double deviation = Math.sqrt(rate * (1 - rate) / n);
            Signal signal = Signal.NONE;
            if (n > 30) {
                if (rate + deviation <= minSum) {
                    minSum = rate + deviation;
                    minRate = rate;
                    minDeviation = deviation;
                }
                if (rate + deviation > minRate + 3 * minDeviation) {
                    signal = Signal.DRIFT;
                    start = i + 1;
                    minSum = Double.POSITIVE_INFINITY;
                } else if (rate + deviation > minRate + 2 * minDeviation) {
                    signal = Signal.WARNING;
                }
            }
            expected.add(signal);
        }
        assertThat(expected).contains(Signal.DRIFT, Signal.WARNING);
        assertThat(signals(new Ddm(), stream)).isEqualTo(expected);
    }

    @Test
    void ddmTellsItsState() {
        Ddm ddm = new Ddm(2, 2, 3);
        ddm.add(1);
        ddm.add(0);
        assertThat(ddm.minRate()).isInfinite();
        ddm.add(0);
        ddm.add(1);
        assertThat(ddm.rate()).isEqualTo(0.5);
        assertThat(ddm.minRate()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(ddm.minDeviation()).isCloseTo(Math.sqrt(2 / 27.0), within(1e-15));
    }

    @Test
    void eddmAgreesWithItsDefinition() {
        double[] stream = errors(5, 6000, i -> i % 2000 < 1200 ? 0.05 : 0.3);
        List<Signal> expected = new ArrayList<>();
        List<Double> distances = new ArrayList<>();
        int start = 0;
        int last = -1;
        double best = 0;
        Signal signal = Signal.NONE;
        for (int i = 0; i < stream.length; i++) {
            if (stream[i] == 1) {
                distances.add((double) i - last);
                last = i;
                double level = meanPlusTwoDeviations(distances);
                signal = Signal.NONE;
                if (i - start + 1 > 30 && level > best) {
                    best = level;
                } else if (i - start + 1 > 30 && distances.size() > 30) {
                    signal = level / best < 0.9 ? Signal.DRIFT : level / best < 0.95 ? Signal.WARNING : Signal.NONE;
                }
            }
            expected.add(signal);
            if (signal == Signal.DRIFT) {
                start = i + 1;
                last = i;
                best = 0;
                distances.clear();
                signal = Signal.NONE;
            }
        }
        assertThat(expected).contains(Signal.DRIFT, Signal.WARNING);
        assertThat(signals(new Eddm(), stream)).isEqualTo(expected);
    }

    @Test
    void hddmWarnsBeforeItSignalsAndOnlyOnARise() {
        List<Signal> rise = signals(new HddmA(), errors(3, 2000, i -> i < 1000 ? 0.1 : 0.35));
        int warning = rise.indexOf(Signal.WARNING);
        int drift = rise.indexOf(Signal.DRIFT);
        assertThat(warning).isBetween(1000, drift);
        assertThat(drift).isLessThan(1200);
        assertThat(signals(new HddmA(), errors(3, 2000, i -> i < 1000 ? 0.35 : 0.1)))
                .doesNotContain(Signal.DRIFT);
    }

    @Test
    void hddmBoundsTheRiseByHoeffding() {
        // After 100 zeros k ones: mean k/(100+k) against sqrt(k/(100·(100+k))/2 · ln(2/δ)).
        HddmA detector = new HddmA(0.001, 0.005);
        for (int i = 0; i < 100; i++) {
            assertThat(detector.add(0)).isEqualTo(Signal.NONE);
        }
        assertThat(detector.add(1)).isEqualTo(Signal.NONE);
        assertThat(detector.add(1)).isEqualTo(Signal.NONE);
        // k = 3: .02913 against .02962 (.005) and .03326 (.001); k = 4: .03846 against .03806.
        assertThat(detector.add(1)).isEqualTo(Signal.NONE);
        assertThat(detector.add(1)).isEqualTo(Signal.DRIFT);
        assertThat(detector.add(1)).as("anew").isEqualTo(Signal.NONE);
    }

    @Test
    void pageHinkleyFindsTheDirectionItWatches() {
        double[] steps = new double[600];
        Arrays.fill(steps, 200, 400, 1);
        assertThat(drifts(pageHinkley(PageHinkley.Direction.UP), steps)).allMatch(i -> i > 200 && i < 400);
        assertThat(drifts(pageHinkley(PageHinkley.Direction.UP), steps)).isNotEmpty();
        assertThat(drifts(pageHinkley(PageHinkley.Direction.DOWN), steps)).allMatch(i -> i > 400);
        assertThat(drifts(pageHinkley(PageHinkley.Direction.DOWN), steps)).isNotEmpty();
        assertThat(drifts(pageHinkley(PageHinkley.Direction.BOTH), steps))
                .anyMatch(i -> i < 400)
                .anyMatch(i -> i > 400);
        assertThat(drifts(new PageHinkley(), new double[500])).isEmpty();
    }

    @Test
    void pageHinkleyTellsItsState() {
        PageHinkley detector = new PageHinkley(30, 0.5, 50, 1, PageHinkley.Direction.BOTH);
        detector.add(2);
        detector.add(4);
        // Deviations 0 and 1.
        assertThat(detector.mean()).isEqualTo(3);
        assertThat(detector.sumUp()).isEqualTo(-0.5 + 0.5);
        assertThat(detector.sumDown()).isEqualTo(0.5 + 1.5);
    }

    @Test
    void theOneSidedPageHinkleyHoldsItsSumAtZero() {
        PageHinkleyOneSided detector = new PageHinkleyOneSided(4, 0.5, 2, 1);
        assertThat(detector.add(10)).isEqualTo(Signal.NONE);
        assertThat(detector.sum()).isZero();
        // Means 11 and 12.67: 1 − .5, then .5 + 3.33 − .5 at the third element, one before the fourth.
        assertThat(detector.add(12)).isEqualTo(Signal.NONE);
        assertThat(detector.sum()).isEqualTo(0.5);
        assertThat(detector.mean()).isEqualTo(11);
        assertThat(detector.add(16)).isEqualTo(Signal.DRIFT);
        assertThat(detector.sum()).isZero();
        assertThat(drifts(new PageHinkleyOneSided(), new double[100])).isEmpty();
        PageHinkleyOneSided patient = new PageHinkleyOneSided();
        for (int i = 0; i < 28; i++) {
            assertThat(patient.add(i * 1000.0)).isEqualTo(Signal.NONE);
        }
        assertThat(patient.add(1e6)).isEqualTo(Signal.DRIFT);
        assertThat(patient.add(1e6)).isEqualTo(Signal.NONE);
    }

    @Test
    void kswinFindsAStepAndStartsAnew() {
        double[] stream = new Lcg(21).uniforms(600);
        for (int i = 300; i < 600; i++) {
            stream[i] += 0.8;
        }
        List<Integer> drifts = drifts(new Kswin(1e-5, 100, 30), stream);
        assertThat(drifts).hasSize(1);
        assertThat(drifts.getFirst()).isBetween(305, 330);
    }

    @Test
    void kswinComparesTheNewestPartWithTheRest() {
        // The first full window: 4 older against 3 newest values, disjoint: p = 2/C(7,3) = .05714.
        double[] disjoint = {1, 2, 3, 4, 9, 8, 7};
        assertThat(drifts(new Kswin(0.0572, 7, 3), disjoint)).containsExactly(6);
        assertThat(drifts(new Kswin(0.0571, 7, 3), disjoint)).isEmpty();
        // The oldest leave first.
        assertThat(drifts(new Kswin(0.0572, 7, 3), new double[] {9, 1, 2, 3, 4, 9, 8, 7}))
                .containsExactly(7);
        assertThat(drifts(new Kswin(), new double[300])).isEmpty();
        // A gap of a tenth is never a drift, even at alpha = 1.
        assertThat(drifts(new Kswin(1, 20, 10), interleaved())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Kswin(0.005, 100, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Kswin(0.005, 100, 0));
    }

    @Test
    void adwinAgreesWithAWindowOfRawElements() {
        double[] normals = new Lcg(5).normals(4000, 0, 1);
        for (int i = 0; i < normals.length; i++) {
            normals[i] += i < 1500 ? 0 : i < 2600 ? 0.8 : -0.2;
        }
        assertLikeRawWindow(normals, 0.002, 32, 5, 5, 10);
        assertLikeRawWindow(normals, 0.3, 1, 2, 3, 20);
        assertLikeRawWindow(normals, 0.05, 1, 5, 1, 2);
        assertLikeRawWindow(errors(8, 3000, i -> i < 2000 ? 0.2 : 0.5), 0.01, 7, 3, 5, 10);
    }

    @Test
    void adwinNeverCutsAConstant() {
        Adwin adwin = new Adwin();
        assertThat(adwin.mean()).isZero();
        double[] constant = new double[500];
        Arrays.fill(constant, 3.5);
        assertThat(drifts(adwin, constant)).isEmpty();
        assertThat(adwin.width()).isEqualTo(500);
        assertThat(adwin.mean()).isEqualTo(3.5);
        assertThat(adwin.squaredDeviations()).isZero();
    }

    private static void assertLikeRawWindow(
            double[] stream, double delta, int clock, int maxBuckets, int minWindow, int grace) {
        Adwin adwin = new Adwin(delta, clock, maxBuckets, minWindow, grace);
        RawWindow raw = new RawWindow(delta, clock, maxBuckets, minWindow, grace);
        int drifts = 0;
        for (int i = 0; i < stream.length; i++) {
            Signal signal = adwin.add(stream[i]);
            assertThat(signal).as("element %d", i).isEqualTo(raw.add(stream[i]));
            drifts += signal == Signal.DRIFT ? 1 : 0;
            if (i % 50 == 0) {
                assertThat(adwin.width()).isEqualTo(raw.elements.size());
                assertThat(adwin.squaredDeviations()).isCloseTo(raw.squares(), within(1e-7));
            }
        }
        assertThat(drifts).isPositive();
    }

    /** Keeps every element beside the bucket sizes, and sums anew whenever it needs a sum. */
    private static final class RawWindow {
        private final double delta;
        private final int clock;
        private final int maxBuckets;
        private final int minWindow;
        private final int grace;
        private final List<Double> elements = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private int ticks;

        RawWindow(double delta, int clock, int maxBuckets, int minWindow, int grace) {
            this.delta = delta;
            this.clock = clock;
            this.maxBuckets = maxBuckets;
            this.minWindow = minWindow;
            this.grace = grace;
        }

        Signal add(double x) {
            elements.add(x);
            sizes.add(1);
            for (int size = 1; sizes.lastIndexOf(size) - sizes.indexOf(size) == maxBuckets; size *= 2) {
                int oldest = sizes.indexOf(size);
                sizes.set(oldest, 2 * size);
                sizes.remove(oldest + 1);
            }
            ticks++;
            boolean cut = false;
            if (ticks % clock == 0 && elements.size() > grace) {
                while (mustCut()) {
                    elements.subList(0, sizes.removeFirst()).clear();
                    cut = true;
                }
            }
            if (cut) {
                elements.clear();
                sizes.clear();
                ticks = 0;
            }
            return cut ? Signal.DRIFT : Signal.NONE;
        }

        double squares() {
            double mean = mean(elements);
            return elements.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        }

        private boolean mustCut() {
            int width = elements.size();
            double variance = squares() / width;
            double spread = Math.log(2 * Math.log(width) / delta);
            int old = 0;
            for (int size : sizes) {
                old += size;
                if (old >= minWindow && width - old >= minWindow) {
                    double gap = Math.abs(mean(elements.subList(0, old)) - mean(elements.subList(old, width)));
                    double m = 1.0 / (old - minWindow + 1) + 1.0 / (width - old - minWindow + 1);
                    if (gap > Math.sqrt(2 * m * variance * spread) + 2 * spread * m / 3) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    private interface Rate {
        double at(int index);
    }

    private static double[] errors(long seed, int n, Rate rate) {
        Lcg lcg = new Lcg(seed);
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = lcg.uniform() < rate.at(i) ? 1 : 0;
        }
        return errors;
    }

    private static double[] interleaved() {
        double[] values = new double[20];
        for (int i = 0; i < 10; i++) {
            values[i] = 2 * i;
            values[10 + i] = 2 * i + 1;
        }
        return values;
    }

    private static double meanPlusTwoDeviations(List<Double> distances) {
        double mean =
                distances.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares =
                distances.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        return mean + 2 * Math.sqrt(squares / Math.max(1, distances.size() - 1));
    }

    private static PageHinkley pageHinkley(PageHinkley.Direction direction) {
        return new PageHinkley(30, 0.005, 10, 0.9999, direction);
    }

    private static List<Signal> signals(ChangeDetector detector, double[] stream) {
        return Arrays.stream(stream).mapToObj(detector::add).toList();
    }

    private static List<Integer> drifts(ChangeDetector detector, double[] stream) {
        List<Integer> drifts = new ArrayList<>();
        for (int i = 0; i < stream.length; i++) {
            if (detector.add(stream[i]) == Signal.DRIFT) {
                drifts.add(i);
            }
        }
        return drifts;
    }
}
