package io.modeldeck.validation;

import io.modeldeck.domain.Counted;
import io.modeldeck.stats.Bands;
import io.modeldeck.stats.Interval;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a candidate would have answered to recorded events.
 *
 * @param events that were asked again
 * @param disagreements the widest gap first
 * @param comparison with what was answered then, on the events whose outcome is known
 * @param where the segments in which it agrees least: of classes by the share of equal answers, of numbers by the mean distance
 */
public record Shadow(long events, List<Disagreement> disagreements, Optional<Comparison> comparison, Segments where) {

    private static final int KEPT = 100;

    public Shadow {
        disagreements = disagreements.stream()
                .sorted(Comparator.comparingDouble(Disagreement::gap).reversed().thenComparing(Disagreement::id))
                .toList();
    }

    public String sentence() {
        Optional<Interval> band = Bands.rateBand(disagreements.size(), events);
        String share = band.map(b -> " (" + Words.percent((double) disagreements.size() / events) + ", 95 % interval "
                        + Words.percent(b.low()) + " to " + Words.percent(b.high()) + ")")
                .orElse("");
        return "The candidate answers " + Counted.of(disagreements.size()) + " of "
                + Counted.of(events, "recorded event", "recorded events") + " differently" + share
                + comparison
                        .map(c -> ". Of those with a known outcome: " + c.sentence())
                        .orElse(", and no outcome is known yet.");
    }

    /** The form in which it is kept: the hundred widest disagreements, and how often which answer became which. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sentence", sentence());
        document.put("rows", events);
        document.put("different", disagreements.size());
        comparison.ifPresent(c -> document.put("comparison", c.document()));
        document.put("changes", changes());
        document.put("where", whereDocument());
        document.put(
                "disagreements",
                disagreements.stream().limit(KEPT).map(Disagreement::document).toList());
        return document;
    }

    /** The share of events to which it gives the answer that was given. */
    public double agreement() {
        return events == 0 ? 1 : 1 - (double) disagreements.size() / events;
    }

    private Map<String, Object> whereDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        boolean classes = "accuracy".equals(where.metric());
        document.put("metric", classes ? "agreement" : "meanGap");
        document.put("overall", where.overall());
        document.put("tested", where.tested());
        document.put("correction", "holm");
        document.put(
                "segments",
                where.weakest().stream()
                        .map(segment -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("column", segment.column());
                            one.put("segment", segment.value());
                            one.put("events", segment.rows());
                            one.put(classes ? "agreement" : "meanGap", segment.measure());
                            one.put("rest", segment.rest());
                            one.put("pValue", segment.pValue());
                            one.put("beyondChance", segment.weak());
                            return one;
                        })
                        .toList());
        return document;
    }

    /** How often which answer became which. */
    public Map<String, Long> changes() {
        Map<String, Long> changes = new TreeMap<>();
        disagreements.forEach(d -> changes.merge(d.recorded() + " → " + d.candidate(), 1L, Long::sum));
        return changes.size() > KEPT ? Map.of() : changes;
    }
}
