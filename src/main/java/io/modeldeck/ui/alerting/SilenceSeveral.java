package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.alert.Silences;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Remade;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;

/** Asks for how long alerts like several that are selected are to ask for nobody's attention. */
final class SilenceSeveral {

    private final ScreenContext context;
    private final Chosen chosen;
    private final Runnable changed;
    private final DialogFrame frame;
    private final SilenceTime time;
    private final Paragraph hides = new Paragraph(Messages.text("alerts.silence.hides.none"), "muted");

    SilenceSeveral(ScreenContext context, Chosen chosen, Runnable changed) {
        this.context = context;
        this.chosen = chosen;
        this.changed = changed;
        time = new SilenceTime(context);
        frame = new DialogFrame(context, Messages.text("alerts.silence.titles", Formats.count(chosen.count())), 520);
        Button keep = new Button(Messages.text("alerts.silence.keep"));
        frame.body().getChildren().addAll(new Paragraph(Messages.text("alerts.silence.each"), "muted"), time, hides);
        frame.main(keep, this::keep);
        time.onChange(right -> keep.setDisable(!right));
        context.tasks()
                .run(
                        Messages.text("alerts.silences"),
                        () -> silences().preview(like(chosen)),
                        found -> hides.setText(SilenceDialog.sentence(found)));
    }

    void show() {
        frame.show();
        time.focusReason();
    }

    private List<Matcher> like(Chosen alerts) {
        Engine engine = context.engine();
        return engine.alerts().groups().like(alerts.ids(engine));
    }

    /** Of a group nothing may be left by now. */
    private List<Matcher> left() {
        List<Matcher> matchers = like(chosen);
        if (matchers.isEmpty()) {
            throw new Problem(Messages.text("alerts.silence.gone"));
        }
        return matchers;
    }

    private void keep() {
        SilenceTime.Typed typed = time.typed();
        frame.work(() -> add(left(), typed), kept -> {
            frame.close();
            Remade<List<Silence>> silences = new Remade<>(kept);
            List<Matcher> wanted = kept.stream().map(Silence::matcher).toList();
            context.undoable(
                    Messages.text(
                            "alerts.silenced",
                            kept.size(),
                            Formats.count(kept.size()),
                            context.formats().time(kept.getFirst().range().to())),
                    silences.on(this::end),
                    silences.by(() -> add(wanted, typed)),
                    changed);
            changed.run();
        });
    }

    private List<Silence> add(List<Matcher> wanted, SilenceTime.Typed typed) {
        Instant now = context.now();
        return silences().add(context.actor(), now, Silence.Kind.SILENCE, wanted, typed.from(now), typed.reason());
    }

    private List<Silence> end(List<Silence> kept) {
        List<Long> ids = kept.stream().map(Silence::id).toList();
        return silences().expire(context.actor(), context.now(), ids, "");
    }

    private Silences silences() {
        return context.engine().silences();
    }
}
