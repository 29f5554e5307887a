package io.modeldeck.cli.model;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.metrics.MetricForm;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.PromotionWatch;
import java.util.Map;
import java.util.stream.Collectors;

/** How a version does right after its promotion, as a document and in words. */
final class WatchForm {

    private WatchForm() {}

    static Map<String, Object> document(PromotionWatch watch) {
        return Answer.document(
                "version",
                watch.version(),
                "replaced",
                watch.predecessor(),
                "since",
                watch.since(),
                "until",
                watch.until(),
                "verdict",
                watch.verdict().word(),
                "worse",
                watch.worse().stream().map(MetricName::word).toList(),
                "suggestion",
                watch.suggestsRollback() ? "rollback" : "",
                "before",
                MetricForm.document(watch.before()),
                "after",
                MetricForm.document(watch.after()));
    }

    static String words(PromotionWatch watch, Times times) {
        String figures = PromotionWatch.METRICS.stream()
                .map(metric ->
                        metric.label() + " " + figure(metric, watch, false) + ", before " + figure(metric, watch, true))
                .collect(Collectors.joining("; "));
        return "v" + watch.version() + " until " + times.full(watch.until()) + ": "
                + watch.verdict().word() + ". " + figures + "."
                + (watch.suggestsRollback() ? " Think of a rollback: modeldeck rollback." : "");
    }

    private static String figure(MetricName metric, PromotionWatch watch, boolean before) {
        String text = MetricForm.text(metric, before ? watch.before() : watch.after());
        return text.isEmpty() ? "unknown" : text;
    }
}
