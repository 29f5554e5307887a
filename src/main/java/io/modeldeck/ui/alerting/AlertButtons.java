package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.report.Reports;
import io.modeldeck.ui.kit.export.PaperRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.MoreMenu;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** What can be done about one alert: the deeds of every day as buttons, the others in a menu behind them. */
final class AlertButtons extends FlowPane {

    private final ScreenContext context;
    private final AlertActions actions;
    private final AlertPage page;
    private final AlertRow row;
    private final Alert alert;

    AlertButtons(ScreenContext context, AlertActions actions, AlertPage page) {
        super(8, 8);
        this.context = context;
        this.actions = actions;
        this.page = page;
        row = page.row();
        alert = row.alert();
        everyDay();
        getChildren().addAll(button(openKey(alert.type()), () -> context.go(about(alert))), more());
    }

    private void everyDay() {
        if (row.isWaiting()) {
            Button acknowledge = writing(asking("alerts.acknowledge", () -> actions.acknowledge(row)));
            acknowledge.getStyleClass().add("accent");
            getChildren().add(acknowledge);
        }
        if (alert.acknowledged()) {
            getChildren().add(writing(asking("alerts.unacknowledge", () -> actions.unacknowledge(row))));
        }
        getChildren()
                .addAll(
                        writing(asking("alerts.assign", () -> actions.care().assign(Chosen.of(row)))),
                        writing(asking("alerts.silence.this", () -> actions.silence(row))));
        if (row.requestId().isEmpty() && alert.isOpen() && !alert.isOfWorkspace()) {
            getChildren().add(writing(asking("request.verb", () -> actions.requestRetraining(row))));
        }
    }

    private MoreMenu more() {
        MoreMenu more = new MoreMenu(context.writing());
        more.writes(asks("alerts.comment"), () -> actions.care().comment(Chosen.of(row)));
        more.writes(Messages.text("alerts.rate.useful"), () -> actions.care().rate(Chosen.of(row), Usefulness.USEFUL));
        more.writes(Messages.text("alerts.rate.noise"), () -> actions.care().rate(Chosen.of(row), Usefulness.NOISE));
        Optional<AlertRule> watching = page.rule().filter(rule -> page.watched());
        watching.ifPresent(
                rule -> more.writes(asks("alerts.mute"), () -> actions.rule().mute(row, rule)));
        more.separate();
        alert.model()
                .ifPresent(model ->
                        more.reads(Messages.text("alerts.open-model"), () -> context.go(new Place.ModelPage(model))));
        more.reads(asks("alerts.save"), this::save);
        return more;
    }

    /** For a log book or a ticket. */
    private void save() {
        Reports reports = new Reports(context.engine(), context.formats().zone());
        fireEvent(PaperRequest.of("alert-" + alert.id(), () -> reports.alert(alert.id())));
    }

    private Button writing(Button button) {
        return context.writing().guard(button);
    }

    private static String openKey(AlertType type) {
        return switch (type) {
            case DRIFT, DATA_QUALITY -> "alerts.open-drift";
            case JOB -> "alerts.open-jobs";
            default -> "alerts.open-metrics";
        };
    }

    /** The screen that shows what an alert is about. */
    static Place about(Alert alert) {
        return switch (alert.type()) {
            case DRIFT, DATA_QUALITY ->
                new Place.Drift(alert.modelId(), Optional.of(alert.subject()).filter(feature -> !feature.isBlank()));
            case JOB -> new Place.Jobs();
            default -> new Place.Metrics(alert.modelId());
        };
    }

    /** One that asks something more in a dialog. */
    static Button asking(String key, Runnable run) {
        return named(key, titled(asks(key), run));
    }

    static Button button(String key, Runnable run) {
        return named(key, titled(Messages.text(key), run));
    }

    /** By which the focus finds it when the buttons are made anew. */
    private static Button named(String key, Button button) {
        button.setId(key.replace('.', '-'));
        return button;
    }

    static Button titled(String title, Runnable run) {
        Button button = new Button(title);
        button.setOnAction(event -> run.run());
        return button;
    }

    private static String asks(String key) {
        return Messages.text("action.asks", Messages.text(key));
    }
}
