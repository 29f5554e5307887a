package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Durations;
import io.modeldeck.ui.kit.AlertWords;
import io.modeldeck.ui.kit.DialogFrame;
import io.modeldeck.ui.kit.Field;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Remade;
import io.modeldeck.ui.kit.Said;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.TypedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** A silence or maintenance in the making, with the open alerts that it would hide. */
final class SilenceDialog {

    private static final int MOST_SHOWN = 8;
    private static final int MORNING = 8;

    private final ScreenContext context;
    private final Silence.Kind kind;
    private final Runnable changed;
    private final DialogFrame frame;
    private final FxTasks.Lane lane;
    private final ComboBox<String> model = new ComboBox<>();
    private final ComboBox<String> type = new ComboBox<>();
    private final TextField rule = new TextField();
    private final TextField length = new TextField("4h");
    private final TextField reason = new TextField();
    private final Paragraph hides = new Paragraph(Messages.text("alerts.silence.hides.none"), "muted");
    private final Field lengthField;
    private final Button keep = new Button(Messages.text("alerts.silence.keep"));

    SilenceDialog(ScreenContext context, Silence.Kind kind, Runnable changed) {
        this.context = context;
        this.kind = kind;
        this.changed = changed;
        lane = context.tasks().lane();
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
        lengthField = new Field(Messages.text("alerts.silence.length"), length, Messages.text("alerts.silence.hint"));
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
        frame.body()
                .getChildren()
                .addAll(lengthField, usual(), new Field(Messages.text("alerts.silence.reason"), reason), hides);
        frame.main(keep, this::keep);
        Stream.of(model.valueProperty(), type.valueProperty(), rule.textProperty())
                .forEach(property -> property.addListener(observable -> preview()));
        length.textProperty().addListener(observable -> check());
        reason.textProperty().addListener(observable -> check());
        check();
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

    /** Of alerts like those of a group. */
    SilenceDialog about(GroupRow group) {
        model.setValue(model.getItems().getFirst());
        switch (group.group().part()) {
            case InboxPart.OfModel(long id) -> context.selection().name(id).ifPresent(model::setValue);
            case InboxPart.OfRule(long id) -> ruleOf(id);
            case InboxPart.Flood flood -> ruleOf(flood.ruleId());
        }
        return this;
    }

    private void ruleOf(long id) {
        context.tasks()
                .run(
                        Messages.text("alerts.silence.rule"),
                        () -> context.engine().alertRules().rule(id),
                        found -> found.map(AlertRule::name)
                                // what somebody typed meanwhile stays
                                .filter(name -> rule.getText().isEmpty())
                                .ifPresent(rule::setText));
    }

    /** What people mean most often, one click away. */
    private HBox usual() {
        HBox choices = new HBox();
        choices.getStyleClass().add("row");
        for (String hours : List.of("1h", "4h")) {
            choices.getChildren().add(choice(Messages.text("alerts.silence.hours." + hours), hours));
        }
        choices.getChildren()
                .add(choice(
                        Messages.text("alerts.silence.morning"),
                        untilMorning(context.now(), context.formats().zone())));
        LocalDate week =
                context.now().atZone(context.formats().zone()).toLocalDate().plusDays(7);
        choices.getChildren().add(choice(Messages.text("alerts.silence.date"), week + " 08:00"));
        return choices;
    }

    private Hyperlink choice(String words, String lasts) {
        Hyperlink link = new Hyperlink(words);
        link.setOnAction(event -> length.setText(lasts));
        return link;
    }

    /** A length such as {@code 4h}, or until a moment such as {@code 2026-12-24 08:00}; a day alone is until it begins. */
    static Duration lasts(String typed, Instant now, ZoneId zone) {
        String text = typed.strip();
        if (!text.contains("-")) {
            return Durations.parse(text);
        }
        Instant until = TypedTime.parse(text, zone).resolve(now);
        if (!until.isAfter(now)) {
            throw new Problem(Messages.text("alerts.silence.past", text));
        }
        return Duration.between(now, until);
    }

    /** From now until eight o'clock of the next day, in whole minutes. */
    static String untilMorning(Instant now, ZoneId zone) {
        Instant morning = now.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(MORNING, 0)
                .atZone(zone)
                .toInstant();
        return Duration.between(now, morning).toMinutes() + "m";
    }

    void show() {
        frame.show();
        reason.requestFocus();
    }

    private void check() {
        boolean wrong = reason.getText().isBlank();
        try {
            lasts(length.getText(), context.now(), context.formats().zone());
            lengthField.fault("");
        } catch (Problem problem) {
            lengthField.fault(problem.getMessage());
            wrong = true;
        }
        keep.setDisable(wrong);
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
        String until = length.getText();
        String why = reason.getText().strip();
        frame.work(() -> add(wanted, until, why), kept -> {
            frame.close();
            Remade<Silence> silence = new Remade<>(kept);
            context.undoable(
                    Messages.text(
                            "alerts.silence.kept",
                            context.formats().time(kept.range().to())),
                    silence.on(newest ->
                            context.engine().silences().expire(context.actor(), context.now(), newest.id(), "")),
                    silence.by(() -> add(wanted, until, why)),
                    changed);
            changed.run();
        });
    }

    private Silence add(Matcher wanted, String until, String why) {
        Instant now = context.now();
        Duration lasts = lasts(until, now, context.formats().zone());
        return context.engine()
                .silences()
                .add(context.actor(), now, kind, wanted, new TimeRange(now, now.plus(lasts)), why);
    }
}
