package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** How often a job runs, checked while it is typed. Kept in the monitoring config of the job's model, which the job follows. */
final class IntervalDialog {

    private final ScreenContext context;
    private final JobRow row;
    private final Runnable done;
    private final TextField text = new TextField();
    private final Field field = new Field(Messages.text("jobs.interval.label"), text);
    private final Button save = new Button(Messages.text("jobs.interval.save"));
    private final DialogFrame frame;

    IntervalDialog(ScreenContext context, JobRow row, Runnable done) {
        this.context = context;
        this.row = row;
        this.done = done;
        frame = new DialogFrame(context, Messages.text("jobs.interval.title", row.name()), 460);
        frame.body()
                .getChildren()
                .addAll(new Paragraph(Messages.text("jobs.interval.text", row.modelName()), "muted"), field);
        frame.main(save, this::save);
        text.textProperty().addListener(observable -> check());
        text.setText(Durations.text(row.job().interval()));
    }

    void show() {
        frame.show();
        text.requestFocus();
        text.selectAll();
    }

    private void check() {
        try {
            Duration interval = Durations.parse(text.getText().strip());
            field.hint(Messages.text("jobs.interval.reads", JobRow.schedule(interval)));
            save.setDisable(interval.equals(row.job().interval()));
        } catch (Problem problem) {
            field.fault(problem.getMessage());
            save.setDisable(true);
        }
    }

    private void save() {
        Duration wanted = Durations.parse(text.getText().strip());
        frame.work(
                () -> {
                    boolean inherited = inherits();
                    set(wanted);
                    return inherited;
                },
                inherited -> {
                    frame.close();
                    context.undoable(
                            Messages.text("jobs.interval.done", row.name(), JobRow.schedule(wanted)),
                            () -> back(inherited),
                            () -> set(wanted),
                            done);
                    done.run();
                });
    }

    private Job set(Duration interval) {
        return context.engine()
                .hops()
                .setInterval(
                        context.actor(), context.now(), row.present(), row.job().id(), interval, "");
    }

    /** As it was before: of the model's own config, or what the workspace has. */
    private Job back(boolean inherited) {
        Engine engine = context.engine();
        return engine.together(() -> {
            Job job = set(row.job().interval());
            if (inherited) {
                engine.config()
                        .reset(context.actor(), context.now(), model(), OptionalLong.empty(), List.of(key()), "");
            }
            return job;
        });
    }

    private boolean inherits() {
        return context.engine().config().explain(model(), OptionalLong.empty()).stream()
                .noneMatch(entry -> entry.path().equals(key()) && entry.overridden());
    }

    private OptionalLong model() {
        return OptionalLong.of(row.job().modelId());
    }

    private String key() {
        return "aggregation." + row.job().name();
    }
}
