package io.modeldeck.benchmark;

import io.modeldeck.domain.Minus;
import io.modeldeck.stats.BlockBootstrap;
import io.modeldeck.stats.Interval;
import io.modeldeck.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Who is faster, if anybody is. The fastest on average wins where, against each other model that answered every call, the interval of the difference of the
 * same calls lies above zero; with several others each interval is as much wider as keeps the risk of a false winner at one in twenty (Bonferroni).
 *
 * @param winner its place among the models; empty where nobody is faster beyond noise
 */
record Verdict(OptionalInt winner, String sentence) {

    static Verdict of(List<String> names, List<Timings> timings, long seed) {
        List<Integer> clean = new ArrayList<>();
        IntStream.range(0, timings.size()).filter(i -> timings.get(i).isClean()).forEach(clean::add);
        if (clean.isEmpty()) {
            return new Verdict(OptionalInt.empty(), "No winner: each of the models failed at least one call.");
        }
        if (clean.size() == 1) {
            return new Verdict(
                    OptionalInt.of(clean.getFirst()),
                    names.get(clean.getFirst()) + " is the only one that answered every call.");
        }
        int leader = clean.getFirst();
        for (int each : clean) {
            leader = mean(timings.get(each)) < mean(timings.get(leader)) ? each : leader;
        }
        return against(names, timings, clean, leader, seed);
    }

    private static Verdict against(
            List<String> names, List<Timings> timings, List<Integer> clean, int leader, long seed) {
        double confidence = 1 - (1 - Figures.CONFIDENCE) / (clean.size() - 1);
        List<String> ahead = new ArrayList<>();
        List<String> close = new ArrayList<>();
        for (int rival : clean) {
            if (rival == leader) {
                continue;
            }
            Interval behind = difference(timings.get(rival), timings.get(leader), seed, confidence);
            String words = names.get(rival) + " ("
                    + time(mean(timings.get(rival)) - mean(timings.get(leader))) + " slower, interval "
                    + time(behind.low()) + " to " + time(behind.high()) + ")";
            (behind.low() > 0 ? ahead : close).add(words);
        }
        String failed = clean.size() < timings.size() ? " Models that failed a call cannot win." : "";
        if (close.isEmpty()) {
            return new Verdict(
                    OptionalInt.of(leader),
                    names.get(leader) + " is the fastest on average, ahead of " + String.join(" and ", ahead) + "."
                            + failed);
        }
        return new Verdict(
                OptionalInt.empty(),
                "No winner: " + names.get(leader) + " was the fastest on average, but within noise of "
                        + String.join(" and ", close) + "." + failed);
    }

    /** Call by call, the first minus the second. */
    private static Interval difference(Timings first, Timings second, long seed, double confidence) {
        double[] differences = new double[Math.min(first.calls(), second.calls())];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first.millis()[i] - second.millis()[i];
        }
        return new BlockBootstrap(differences, Figures.DRAWS, seed, confidence).mean();
    }

    private static double mean(Timings timings) {
        return Sample.of(timings.millis()).mean();
    }

    /** Not as a share of the faster one: nothing is faster than another by more than 100 per cent, where an interval may well end below. */
    private static String time(double difference) {
        boolean micros = Math.abs(difference) < 1;
        double shown = micros ? difference * 1000 : difference;
        String digits = Math.abs(shown) < 10 ? "%.1f" : "%.0f";
        return Minus.printed(String.format(Locale.ROOT, digits, shown)) + (micros ? " µs" : " ms");
    }
}
