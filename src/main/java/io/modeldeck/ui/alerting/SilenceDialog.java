package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.AlertWords;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Remade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** A silence or maintenance in the making, with the open alerts that it would hide. */
final class SilenceDialog {

    private static final int MOST_SHOWN = 8;

    private final ScreenContext context;
    private final Silence.Kind kind;
    private final Runnable changed;
    private final DialogFrame frame;
    private final FxTasks.Lane lane;
    private final ComboBox<String> model = new ComboBox<>();
    private final ComboBox<String> type = new ComboBox<>();
    private final TextField rule = new TextField();
    private final SilenceTime time;
    private final Paragraph hides = new Paragraph(Messages.text("alerts.silence.hides.none"), "muted");
    private final Button keep = new Button(Messages.text("alerts.silence.keep"));

    SilenceDialog(ScreenContext context, Silence.Kind kind, Runnable changed) {
        this.context = context;
        this.kind = kind;
        this.changed = changed;
        lane = context.tasks().lane();
        time = new SilenceTime(context);
        boolean silence = kind == Silence.Kind.SILENCE;
        frame = new DialogFrame(
                context, Messages.text(silence ? "alerts.silence.title" : "alerts.maintenance.title"), 520);
        model.getItems().add(Messages.text("alerts.rule.all-models"));
        context.selection().models().forEach(info -> model.getItems().add(info.name()));
        model.setValue(context.selection()
                .model()
                .get()
                .map(ModelInfo::name)
                .orElseGet(() -> model.getItems().getFirst()));
        type.getItems().add(Messages.text("alerts.silence.any"));
        Stream.of(AlertType.values()).forEach(value -> type.getItems().add(value.word()));
        type.setValue(type.getItems().getFirst());
        frame.body()
                .getChildren()
                .addAll(
                        new Paragraph(
                                Messages.text(silence ? "alerts.silence.text" : "alerts.maintenance.text"), "muted"),
                        new Field(Messages.text("alerts.model"), model));
        if (silence) {
            frame.body()
                    .getChildren()
                    .addAll(
                            new Field(Messages.text("alerts.silence.type"), type),
                            new Field(Messages.text("dialog.optional", Messages.text("alerts.silence.rule")), rule));
        }
        frame.body().getChildren().addAll(time, hides);
        frame.main(keep, this::keep);
        Stream.of(model.valueProperty(), type.valueProperty(), rule.textProperty())
                .forEach(property -> property.addListener(observable -> preview()));
        time.onChange(right -> keep.setDisable(!right));
        preview();
    }

    /** Of alerts like this one; everything may still be changed. */
    SilenceDialog about(Alert alert) {
        model.setValue(model.getItems().getFirst());
        context.selection().models().stream()
                .filter(info -> info.id() == alert.modelId())
                .map(ModelInfo::name)
                .forEach(model::setValue);
        type.setValue(alert.type().word());
        rule.setText(alert.ruleName());
        return this;
    }

    void show() {
        frame.show();
        time.focusReason();
    }

    private Matcher matcher() {
        OptionalLong of = context.selection().models().stream()
                .filter(info -> info.name().equals(model.getValue()))
                .mapToLong(ModelInfo::id)
                .findFirst();
        return new Matcher(
                of,
                Optional.of(rule.getText().strip()).filter(text -> !text.isEmpty()),
                Optional.of(type.getValue())
                        .filter(word -> !word.equals(type.getItems().getFirst()))
                        .map(AlertType::of),
                Optional.empty(),
                Optional.empty());
    }

    private void preview() {
        Matcher wanted = matcher();
        lane.run(
                Messages.text("alerts.silences"),
                () -> context.engine().silences().preview(wanted),
                found -> hides.setText(sentence(found)));
    }

    static String sentence(List<Alert> found) {
        List<String> names = found.stream()
                .map(alert -> AlertWords.model(alert) + ": " + Said.exactly(alert.ruleName()))
                .distinct()
                .toList();
        String first = names.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        return found.isEmpty()
                ? Messages.text("alerts.silence.hides.none")
                : Messages.text("alerts.silence.hides", found.size(), first + (names.size() > MOST_SHOWN ? " …" : ""));
    }

    private void keep() {
        Matcher wanted = matcher();
        SilenceTime.Typed typed = time.typed();
        frame.work(() -> add(wanted, typed), kept -> {
            frame.close();
            Remade<Silence> silence = new Remade<>(kept);
            context.undoable(
                    Messages.text(
                            "alerts.silence.kept",
                            context.formats().time(kept.range().to())),
                    silence.on(newest ->
                            context.engine().silences().expire(context.actor(), context.now(), newest.id(), "")),
                    silence.by(() -> add(wanted, typed)),
                    changed);
            changed.run();
        });
    }

    private Silence add(Matcher wanted, SilenceTime.Typed typed) {
        Instant now = context.now();
        return context.engine().silences().add(context.actor(), now, kind, wanted, typed.from(now), typed.reason());
    }
}
