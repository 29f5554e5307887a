package io.modeldeck.ui.lifecycle;

import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.PromotionWatch;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The half hour after a promotion on a card: what is watched, beside the day before, and what that suggests. */
final class WatchBlock extends VBox {

    /** @param parent where a rollback would lead */
    WatchBlock(ScreenContext context, PromotionWatch watch, Optional<ModelVersion> parent) {
        getStyleClass().add("card-watch");
        getChildren().addAll(badge(watch.verdict()), caption(until(context, watch)));
        getChildren().addAll(figures(watch));
        String said = said(watch, parent);
        if (!said.isEmpty()) {
            getChildren().add(caption(said));
        }
    }

    private static Badge badge(PromotionWatch.Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> new Badge(Glyph.PENDING, Messages.text("watch.badge"), Tone.NEUTRAL);
            case AS_BEFORE -> new Badge(Glyph.OK, Messages.text("watch.badge.as-before"), Tone.GOOD);
            case CLEARLY_WORSE -> new Badge(Glyph.WARNING, Messages.text("watch.badge.worse"), Tone.WARNING);
        };
    }

    private static String until(ScreenContext context, PromotionWatch watch) {
        return Messages.text("watch.until", context.formats().timeWithZone(watch.until()));
    }

    private static List<Node> figures(PromotionWatch watch) {
        List<Node> figures = new ArrayList<>();
        for (MetricName metric : PromotionWatch.METRICS) {
            figures.add(caption(Messages.text(metric == MetricName.ERROR_RATE ? "board.errors" : "board.p95")));
            String now = figure(metric, watch.after());
            figures.add(new Paragraph(
                    watch.predecessor().isEmpty()
                            ? now
                            : Messages.text("watch.figure", now, figure(metric, watch.before()))));
        }
        return figures;
    }

    private static String figure(MetricName metric, MetricPeriod period) {
        double value = metric.of(period);
        return metric == MetricName.ERROR_RATE ? Formats.percent(value) : Formats.millis(value);
    }

    private static String said(PromotionWatch watch, Optional<ModelVersion> parent) {
        if (watch.suggestsRollback()) {
            return parent.map(back -> Messages.text("watch.suggestion", "v" + back.deploymentVersion()))
                    .orElse("");
        }
        if (watch.predecessor().isEmpty()) {
            return Messages.text("watch.first");
        }
        return watch.verdict() == PromotionWatch.Verdict.UNKNOWN
                ? Messages.text(
                        "watch.unknown",
                        watch.before().requestCount(),
                        watch.after().requestCount())
                : "";
    }

    private static Paragraph caption(String words) {
        return new Paragraph(words, "caption");
    }
}
