package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.schedule.Durations;
import io.modeldeck.ui.kit.DialogFrame;
import io.modeldeck.ui.kit.Field;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.ScreenContext;
import java.time.Duration;
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
        String typed = text.getText().strip();
        frame.work(
                () -> context.engine()
                        .hops()
                        .setInterval(
                                context.actor(),
                                context.now(),
                                row.present(),
                                row.job().id(),
                                Durations.parse(typed),
                                ""),
                job -> {
                    frame.close();
                    context.toasts()
                            .show(Messages.text("jobs.interval.done", row.name(), JobRow.schedule(job.interval())));
                    done.run();
                });
    }
}
