package io.modeldeck.validation;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.Correction;
import io.modeldeck.stats.MannWhitney;
import io.modeldeck.stats.McNemar;
import io.modeldeck.stats.Proportions;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.WilcoxonSignedRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a version is weak. Every segment is held against all other rows, and all p values are corrected together, so that of many segments without a difference
 * none is called weak 95 times of 100.
 *
 * @param metric {@code accuracy}, or {@code mae} for numbers
 * @param overall of all rows
 * @param fewest rows that a segment must have to be looked at
 * @param tested how many segments were
 * @param weakest those that are worse than the rest, the weak ones first, at most ten
 */
public record Segments(String metric, double overall, int fewest, int tested, List<Segment> weakest) {

    private static final double LEVEL = 0.05;
    private static final int FEWEST = 30;
    private static final int SHOWN = 10;

    public Segments {
        weakest = List.copyOf(weakest);
    }

    /** @param champion its answers to the same rows */
    public static Segments of(Table features, Judged candidate, Optional<Judged> champion) {
        int rows = candidate.rows();
        boolean classes = candidate instanceof Judged.Classes;
        double[] mine = losses(candidate);
        Optional<double[]> theirs = champion.map(Segments::losses);
        int fewest = Math.max(FEWEST, rows / 50);
        List<Slices.Slice> slices = Slices.of(features, fewest);
        double[] againstRest = Correction.HOLM.adjust(slices.stream()
                .mapToDouble(slice -> againstRest(mine, slice.rows(), classes))
                .toArray());
        double[] againstChampion = theirs.map(other -> Correction.HOLM.adjust(slices.stream()
                        .mapToDouble(slice -> paired(mine, other, slice.rows(), classes))
                        .toArray()))
                .orElse(new double[0]);
        List<Segment> found = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            Slices.Slice slice = slices.get(i);
            double inside = mean(mine, slice.rows());
            double outside = mean(mine, others(slice.rows(), rows));
            Optional<Double> rival = theirs.map(other -> mean(other, slice.rows()));
            boolean behind = rival.isPresent() && rival.get() < inside && againstChampion[i] < LEVEL;
            boolean weak = inside > outside && againstRest[i] < LEVEL;
            found.add(new Segment(
                    slice.column(),
                    slice.value(),
                    slice.rows().length,
                    shown(inside, classes),
                    shown(outside, classes),
                    againstRest[i],
                    weak,
                    rival.map(loss -> shown(loss, classes)),
                    behind));
        }
        List<Segment> worse = found.stream()
                .filter(s -> s.behind() || gap(s, classes) > 0)
                .sorted(Comparator.comparing((Segment s) -> !s.weak() && !s.behind())
                        .thenComparing(s -> -gap(s, classes)))
                .limit(SHOWN)
                .toList();
        double all = mine.length == 0 ? 0 : Arrays.stream(mine).average().orElse(0);
        return new Segments(classes ? "accuracy" : "mae", shown(all, classes), fewest, slices.size(), worse);
    }

    /** Those that are worse than the rest by more than chance explains. */
    public List<Segment> weak() {
        return weakest.stream().filter(Segment::weak).toList();
    }

    /** Those in which the champion is better by more than chance explains. */
    public List<Segment> behind() {
        return weakest.stream().filter(Segment::behind).toList();
    }

    public String sentence() {
        if (tested == 0) {
            return "There are too few rows to look at segments of " + fewest + ".";
        }
        String of = Counted.of(tested, "segment", "segments") + " with at least " + fewest + " rows";
        List<String> parts = new ArrayList<>();
        parts.add(
                weak().isEmpty()
                        ? "Of " + of + " none is weaker than chance alone explains"
                        : "Of " + of + " " + weak().size() + (weak().size() == 1 ? " is" : " are")
                                + " weaker than chance alone explains: " + worst(weak()));
        if (!behind().isEmpty()) {
            parts.add("the champion is better where " + String.join(", and where ", names(behind())));
        }
        return String.join("; ", parts) + ".";
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sentence", sentence());
        document.put("metric", metric);
        document.put("overall", overall);
        document.put("minimumRows", fewest);
        document.put("tested", tested);
        document.put("correction", "holm");
        document.put("weakest", weakest.stream().map(Segment::document).toList());
        return document;
    }

    private String worst(List<Segment> segments) {
        Segment worst = segments.getFirst();
        return (segments.size() == 1 ? "" : "first of all ") + worst.name() + " (" + metric + " "
                + Words.thousandths(worst.measure()) + " on " + worst.rows() + " rows, "
                + Words.thousandths(worst.rest()) + " on the rest)";
    }

    private static List<String> names(List<Segment> segments) {
        return segments.stream().map(Segment::name).toList();
    }

    private static double gap(Segment segment, boolean classes) {
        double gap = segment.rest() - segment.measure();
        return classes ? gap : -gap;
    }

    private static double shown(double loss, boolean classes) {
        return classes ? 1 - loss : loss;
    }

    private static double againstRest(double[] loss, int[] rows, boolean classes) {
        int[] others = others(rows, loss.length);
        if (classes) {
            return Proportions.fisherExact(wrong(loss, rows), rows.length, wrong(loss, others), others.length)
                    .orElse(1);
        }
        return MannWhitney.test(Sample.of(pick(loss, rows)), Sample.of(pick(loss, others)))
                .map(MannWhitney.Result::pContinuity)
                .orElse(1.0);
    }

    private static double paired(double[] mine, double[] theirs, int[] rows, boolean classes) {
        double[] differences = new double[rows.length];
        Arrays.setAll(differences, i -> mine[rows[i]] - theirs[rows[i]]);
        if (classes) {
            long first = Arrays.stream(differences).filter(d -> d < 0).count();
            long second = Arrays.stream(differences).filter(d -> d > 0).count();
            return McNemar.test(first, second).map(McNemar.Result::pValue).orElse(1.0);
        }
        return WilcoxonSignedRank.test(differences)
                .map(WilcoxonSignedRank.Result::pValue)
                .orElse(1.0);
    }

    private static long wrong(double[] loss, int[] rows) {
        return Math.round(Arrays.stream(rows).mapToDouble(row -> loss[row]).sum());
    }

    private static double[] losses(Judged judged) {
        double[] losses = new double[judged.rows()];
        Arrays.setAll(losses, judged::loss);
        return losses;
    }

    private static double mean(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).average().orElse(0);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** The rows that are not among the given ascending ones. */
    private static int[] others(int[] rows, int all) {
        int[] others = new int[all - rows.length];
        int next = 0;
        int at = 0;
        for (int row = 0; row < all; row++) {
            if (next < rows.length && rows[next] == row) {
                next++;
            } else {
                others[at++] = row;
            }
        }
        return others;
    }
}
