package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Usefulness;
import io.modeldeck.ui.kit.screen.MoreMenu;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** What can be done to several alerts at once, each with how many it is about: the deeds of every day as buttons, the others behind them. */
final class ChosenButtons extends FlowPane {

    private final ScreenContext context;
    private final AlertActions actions;
    private final Chosen chosen;

    ChosenButtons(ScreenContext context, AlertActions actions, Chosen chosen) {
        super(8, 8);
        this.context = context;
        this.actions = actions;
        this.chosen = chosen;
        if (chosen.waiting() > 0) {
            Button acknowledge = button("alerts.acknowledge.many", chosen.waiting(), () -> actions.acknowledge(chosen));
            acknowledge.getStyleClass().add("accent");
            getChildren().add(acknowledge);
        }
        getChildren()
                .addAll(
                        button("alerts.silence.many", chosen.count(), () -> actions.silence(chosen)),
                        button(
                                "alerts.assign.many",
                                chosen.count(),
                                () -> actions.care().assign(chosen)),
                        more());
    }

    private MoreMenu more() {
        MoreMenu more = new MoreMenu(context.writing());
        more.writes(
                asks("alerts.comment.many", chosen.count()),
                () -> actions.care().comment(chosen));
        if (chosen.seen() > 0) {
            more.writes(asks("alerts.unacknowledge.many", chosen.seen()), () -> actions.unacknowledge(chosen));
        }
        more.separate();
        rates(more, "alerts.rate.useful.many", Usefulness.USEFUL);
        rates(more, "alerts.rate.noise.many", Usefulness.NOISE);
        return more;
    }

    private void rates(MoreMenu more, String key, Usefulness value) {
        more.writes(
                Messages.text(key, Formats.count(chosen.count())),
                () -> actions.care().rate(chosen, value));
    }

    private Button button(String key, long many, Runnable run) {
        return context.writing().guard(AlertButtons.titled(asks(key, many), run));
    }

    private static String asks(String key, long many) {
        return Messages.text("action.asks", Messages.text(key, Formats.count(many)));
    }
}
