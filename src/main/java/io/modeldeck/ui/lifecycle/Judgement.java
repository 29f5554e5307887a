package io.modeldeck.ui.lifecycle;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a validation's document says besides its figures, for a page. Pure.
 *
 * @param sentences of the comparison with the champion and of the agreement of file and training; empty where there are none
 * @param change what the comparison says: better, undecided or worse; empty without one
 * @param segmentMetric what segments are measured by
 */
record Judgement(
        List<String> sentences,
        String change,
        List<Check> checks,
        String segmentMetric,
        List<Segment> segments,
        Calibration calibration) {

    /** One thing that was looked for. */
    record Check(String name, String status, String sentence) {}

    /** Rows that have something in common. */
    record Segment(
            String name,
            long rows,
            double measure,
            double rest,
            Optional<Double> champion,
            boolean weak,
            boolean behind) {}

    /** One bin of probabilities: what was said, what came true, and its band. */
    record Bin(double said, double came, double low, double high) {}

    /** @param of what the probabilities are of */
    record Calibration(String of, String sentence, List<Bin> bins) {}

    static Judgement of(Map<String, Object> document) {
        Map<?, ?> comparison = part(document, "comparison");
        Map<?, ?> segments = part(document, "segments");
        return new Judgement(
                Stream.of(comparison, part(comparison, "rocAuc"), part(document, "agreement"))
                        .map(part -> Said.of(text(part, "sentence")))
                        .filter(sentence -> !sentence.isEmpty())
                        .toList(),
                text(comparison, "change"),
                list(document.get("checks")).stream()
                        .map(c -> new Check(text(c, "name"), text(c, "status"), Said.of(text(c, "sentence"))))
                        .toList(),
                text(segments, "metric"),
                list(segments.get("weakest")).stream().map(Judgement::segment).toList(),
                calibration(part(document, "calibration")));
    }

    /** Shares that came true over the probabilities that were said, with their band; empty where there are fewer than two bins. */
    Optional<Chart> reliability() {
        List<Bin> bins = calibration.bins();
        if (bins.size() < 2) {
            return Optional.empty();
        }
        double[] said = bins.stream().mapToDouble(Bin::said).toArray();
        return Optional.of(new CurveChart(
                "",
                Messages.text("judgement.said", calibration.of()),
                Messages.text("judgement.came"),
                List.of(
                        new CurveChart.Curve(
                                Messages.text("judgement.curve.came"),
                                said,
                                bins.stream().mapToDouble(Bin::came).toArray()),
                        new CurveChart.Curve(
                                Messages.text("judgement.curve.ideal"), new double[] {0, 1}, new double[] {0, 1}),
                        new CurveChart.Curve(
                                Messages.text("judgement.curve.low"),
                                said,
                                bins.stream().mapToDouble(Bin::low).toArray()),
                        new CurveChart.Curve(
                                Messages.text("judgement.curve.high"),
                                said,
                                bins.stream().mapToDouble(Bin::high).toArray())),
                ""));
    }

    private static Segment segment(Map<?, ?> document) {
        return new Segment(
                text(document, "column") + " " + Said.of(text(document, "segment")),
                (long) number(document, "rows"),
                number(document, "measure"),
                number(document, "rest"),
                document.get("champion") instanceof Number champion
                        ? Optional.of(champion.doubleValue())
                        : Optional.empty(),
                Boolean.TRUE.equals(document.get("weak")),
                Boolean.TRUE.equals(document.get("behindChampion")));
    }

    private static Calibration calibration(Map<?, ?> document) {
        List<Bin> bins = new ArrayList<>();
        for (Map<?, ?> bin : list(document.get("bins"))) {
            bins.add(new Bin(number(bin, "meanScore"), number(bin, "rate"), number(bin, "low"), number(bin, "high")));
        }
        return new Calibration(text(document, "of"), Said.of(text(document, "sentence")), bins);
    }

    private static Map<?, ?> part(Map<?, ?> document, String name) {
        return document.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static List<Map<?, ?>> list(Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }

    private static String text(Map<?, ?> document, String name) {
        return document.get(name) instanceof String text ? text : "";
    }

    private static double number(Map<?, ?> document, String name) {
        return document.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
