package io.modeldeck.ui.alerting;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.Durations;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.TypedTime;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** For how long, and why: what a silence is asked for whatever it hides. */
final class SilenceTime extends VBox {

    private static final int MORNING = 8;

    private final ScreenContext context;
    private final TextField length = new TextField("4h");
    private final TextField reason = new TextField();
    private final Field lengthField;

    SilenceTime(ScreenContext context) {
        this.context = context;
        lengthField = new Field(Messages.text("alerts.silence.length"), length, Messages.text("alerts.silence.hint"));
        getStyleClass().add("column");
        getChildren().addAll(lengthField, usual(), new Field(Messages.text("alerts.silence.reason"), reason));
    }

    /** What people mean most often, one click away. */
    private HBox usual() {
        HBox choices = new HBox();
        choices.getStyleClass().add("row");
        for (String hours : List.of("1h", "4h")) {
            choices.getChildren().add(choice(Messages.text("alerts.silence.hours." + hours), hours));
        }
        ZoneId zone = context.formats().zone();
        choices.getChildren().add(choice(Messages.text("alerts.silence.morning"), untilMorning(context.now(), zone)));
        LocalDate week = context.now().atZone(zone).toLocalDate().plusDays(7);
        choices.getChildren().add(choice(Messages.text("alerts.silence.date"), week + " 08:00"));
        return choices;
    }

    private Hyperlink choice(String words, String lasts) {
        Hyperlink link = new Hyperlink(words);
        link.setOnAction(event -> length.setText(lasts));
        return link;
    }

    /** Told now and whenever something is typed: whether a silence can begin so. */
    void onChange(Consumer<Boolean> right) {
        Stream.of(length, reason)
                .forEach(field -> field.textProperty().addListener(observable -> right.accept(isRight())));
        right.accept(isRight());
    }

    private boolean isRight() {
        try {
            lasts(length.getText(), context.now(), context.formats().zone());
            lengthField.fault("");
        } catch (Problem problem) {
            lengthField.fault(problem.getMessage());
            return false;
        }
        return !reason.getText().isBlank();
    }

    void focusReason() {
        reason.requestFocus();
    }

    /** What is typed, to be read off the FX thread. */
    Typed typed() {
        return new Typed(
                length.getText(), reason.getText().strip(), context.formats().zone());
    }

    /** A length or an end, and a reason, as they were typed. */
    record Typed(String length, String reason, ZoneId zone) {

        TimeRange from(Instant now) {
            return new TimeRange(now, now.plus(lasts(length, now, zone)));
        }
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
    private static String untilMorning(Instant now, ZoneId zone) {
        Instant morning = now.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(MORNING, 0)
                .atZone(zone)
                .toInstant();
        return Duration.between(now, morning).toMinutes() + "m";
    }
}
