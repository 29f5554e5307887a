package io.modeldeck.ui.lifecycle;

import io.modeldeck.drift.DriftType;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.retraining.RequestReason;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A request in a list: its model, its number, and why it exists in a few chips. */
final class ReasonChips extends VBox {

    /** So many have room in a row of the list. */
    static final int MOST = 2;

    ReasonChips(RetrainingRequest request) {
        Label name = new Label(request.modelName());
        Label number = new Label(Messages.text("runs.request", request.id()));
        number.getStyleClass().add("caption");
        HBox head = new Head(name, number);
        VBox chips = chips(words(request));
        HoverText.of(chips, Reasons.sentence(request));
        getStyleClass().addAll("two-lines", "reason-chips");
        getChildren().addAll(head, chips);
    }

    /** The number stands behind the name where both have room: two halves of words would say neither. */
    private static final class Head extends HBox {

        private final Label name;
        private final Label number;

        Head(Label name, Label number) {
            super(8, name, number);
            this.name = name;
            this.number = number;
        }

        @Override
        protected void layoutChildren() {
            boolean both = getWidth() >= computePrefWidth(-1);
            number.setVisible(both);
            if (both) {
                super.layoutChildren();
            } else {
                name.resizeRelocate(0, 0, getWidth(), getHeight());
            }
        }
    }

    /** Each in a line of its own: a row of the list asks for its height before it knows its width. */
    private static VBox chips(List<String> words) {
        VBox chips = new VBox(4);
        words.stream().limit(MOST).forEach(one -> chips.getChildren().add(new HBox(4, chip(one))));
        words.stream().skip(MOST).map(ReasonChips::chip).forEach(more -> {
            more.setMinWidth(USE_PREF_SIZE);
            ((HBox) chips.getChildren().getLast()).getChildren().add(more);
        });
        return chips;
    }

    private static Label chip(String words) {
        Label chip = new Label(words);
        chip.getStyleClass().addAll("badge", "chip");
        return chip;
    }

    /** The first reasons, and how many more there are. */
    static List<String> words(RetrainingRequest request) {
        List<RequestReason> reasons = RequestReason.of(request);
        List<String> words = new ArrayList<>(
                reasons.stream().limit(MOST).map(ReasonChips::word).toList());
        if (reasons.size() > MOST) {
            words.add("+" + (reasons.size() - MOST));
        }
        return words;
    }

    private static String word(RequestReason reason) {
        return switch (reason.kind()) {
            case DRIFT -> drift(reason);
            case ERROR_RATE -> Messages.text("retraining.chip.errors", share(reason));
            case QUALITY -> Messages.text("retraining.chip.quality", metric(reason), figure(reason));
            case NEW_LABELS -> Messages.text("retraining.chip.labels", count(reason));
            case SCHEDULE -> Messages.text("retraining.chip.schedule");
            case BY_HAND -> Messages.text("retraining.chip.hand");
        };
    }

    private static String drift(RequestReason reason) {
        String subject = reason.subject().orElse("");
        return subject.equals(DriftType.PREDICTION.word())
                ? Messages.text("retraining.chip.predictions", figure(reason))
                : Messages.text(
                        "retraining.chip.drift",
                        Messages.find("drift.whole." + subject).orElse(subject),
                        figure(reason));
    }

    private static String metric(RequestReason reason) {
        return reason.subject()
                .map(word -> MetricName.find(word).map(MetricWords::of).orElse(word))
                .orElseGet(() -> Messages.text("retraining.chip.estimate"));
    }

    private static String figure(RequestReason reason) {
        return reason.value().stream().mapToObj(DriftNames::score).findFirst().orElse("");
    }

    private static String share(RequestReason reason) {
        return reason.value().stream().mapToObj(Formats::percent).findFirst().orElse("");
    }

    private static String count(RequestReason reason) {
        return reason.value().stream()
                .mapToObj(number -> Formats.count(Math.round(number)))
                .findFirst()
                .orElse("");
    }
}
