package io.modeldeck.ui.lifecycle;

import io.modeldeck.metrics.MetricName;
import io.modeldeck.retraining.Moved;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** Parts of a request that are mostly words. */
final class RequestWords {

    private RequestWords() {}

    /** The figures besides drift that read otherwise now. */
    static Optional<Node> moved(RequestFacts facts) {
        String list = facts.moved().stream()
                .filter(one -> !one.what().equals("drift"))
                .map(RequestWords::words)
                .collect(Collectors.joining(" · "));
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(RunViews.strip(Messages.text("retraining.moved", list), Tone.WARNING));
    }

    private static String words(Moved one) {
        if (one.what().equals("labels")) {
            return Messages.text(
                    "retraining.moved.labels", Formats.count((long) one.then()), Formats.count((long) one.now()));
        }
        if (one.what().equals("findings")) {
            return Messages.text(
                    "retraining.moved.findings", Formats.count((long) one.then()), Formats.count((long) one.now()));
        }
        MetricName metric = MetricName.named(one.what());
        return Messages.text(
                "retraining.moved.metric",
                MetricWords.of(metric),
                figure(metric, one.then()),
                figure(metric, one.now()));
    }

    /** A figure with its unit. */
    static String figure(MetricName metric, double value) {
        return switch (metric) {
            case ERROR_RATE, ACCURACY -> Formats.percent(value);
            case P95_LATENCY -> Formats.millis(value);
            default -> Formats.number(value);
        };
    }

    /** The checks that whoever approved it overrode. */
    static Optional<Node> overridden(RetrainingRequest request) {
        return request.overridden().isEmpty()
                ? Optional.empty()
                : Optional.of(RunViews.strip(
                        Messages.text(
                                "retraining.overridden",
                                request.overridden().stream().map(Said::of).collect(Collectors.joining("; "))),
                        Tone.WARNING));
    }

    /** What an approval would find now; once somebody decided, what was looked at before it was raised. */
    static Node checks(RequestFacts facts) {
        List<CheckLine> lines = facts.checks().stream()
                .map(check -> CheckLine.of(
                        check.passed() ? CheckLine.Standing.GOOD : CheckLine.Standing.BAD,
                        Said.of(check.name()),
                        Said.of(check.detail()),
                        facts.isOther(check)
                                ? Messages.text(
                                        check.passed()
                                                ? "retraining.check.failed-then"
                                                : "retraining.check.passed-then")
                                : ""))
                .toList();
        return new Block(
                Messages.text(
                        facts.request().isDecidable() ? "retraining.checks.now" : "retraining.checks",
                        facts.checks().size() - facts.failing(),
                        facts.checks().size()),
                CheckLine.list(lines));
    }
}
