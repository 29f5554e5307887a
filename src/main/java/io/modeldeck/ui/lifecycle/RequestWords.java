package io.modeldeck.ui.lifecycle;

import io.modeldeck.metrics.MetricName;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.Moved;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.Block;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.MetricWords;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Said;
import io.modeldeck.ui.kit.Tone;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

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
        VBox list = new VBox();
        list.getStyleClass().add("column");
        for (Check check : facts.checks()) {
            Node glyph = (check.passed() ? Glyph.OK : Glyph.FAILED).node(check.passed() ? Tone.GOOD : Tone.DANGER);
            Label name = new Label(Said.of(check.name()));
            name.setMinWidth(Region.USE_PREF_SIZE);
            HBox words = new HBox(12, name);
            if (!check.detail().isEmpty()) {
                words.getChildren().add(new Paragraph(Said.of(check.detail()), "caption"));
            }
            if (facts.isOther(check)) {
                words.getChildren()
                        .add(new Paragraph(
                                Messages.text(
                                        check.passed()
                                                ? "retraining.check.failed-then"
                                                : "retraining.check.passed-then"),
                                "caption"));
            }
            words.getStyleClass().add("baseline");
            HBox row = new HBox(12, glyph, words);
            row.setAccessibleText(Messages.text(
                    check.passed() ? "retraining.check.passed" : "retraining.check.failed",
                    check.detail().isEmpty() ? name.getText() : name.getText() + ", " + Said.of(check.detail())));
            list.getChildren().add(row);
        }
        return new Block(
                Messages.text(
                        facts.request().isDecidable() ? "retraining.checks.now" : "retraining.checks",
                        facts.checks().size() - facts.failing(),
                        facts.checks().size()),
                list);
    }
}
