package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.ImportPreview;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.DialogWork;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Brings events in from a file: which file, what its columns are, a look at what would happen, and the import itself. */
final class ImportEventsDialog {

    private static final double WIDTH = 880;

    private final ScreenContext context;
    private final DialogFrame frame;
    private final Button back = new Button(Messages.text("import.back"));
    private final Button next = new Button();
    private final HBox steps = new HBox();
    private final DialogWork work;
    private final VBox progress;
    private final ImportFileStep file;
    private final ImportColumnsStep columns;
    private final ImportCheckStep check;
    private int step = 1;

    /** Opens the dialog. */
    static ImportEventsDialog open(ScreenContext context, FilePicker files) {
        ImportEventsDialog dialog = new ImportEventsDialog(context, files);
        dialog.frame.show();
        dialog.file.start();
        return dialog;
    }

    private ImportEventsDialog(ScreenContext context, FilePicker files) {
        this.context = context;
        frame = new DialogFrame(context, Messages.text("import.title"), WIDTH);
        frame.tall();
        work = new DialogWork(context.tasks(), frame, Messages.text("import.title"), this::update);
        progress = progress();
        file = new ImportFileStep(context, files, this::look, this::update);
        columns = new ImportColumnsStep(context.formats().zone(), this::update);
        check = new ImportCheckStep();
        steps.getStyleClass().add("steps");
        frame.beside(back, this::back);
        frame.main(next, this::next);
        frame.leaving(Messages.text("dialog.cancel"), this::leave);
        go(1);
    }

    private VBox progress() {
        work.bar().getStyleClass().add("thin-progress");
        work.course().getStyleClass().add("caption");
        VBox box = new VBox(work.course(), work.bar());
        box.getStyleClass().add("field");
        box.managedProperty().bind(box.visibleProperty());
        box.visibleProperty().bind(work.busy());
        return box;
    }

    DialogFrame frame() {
        return frame;
    }

    ImportFileStep file() {
        return file;
    }

    ImportColumnsStep columns() {
        return columns;
    }

    ImportCheckStep check() {
        return check;
    }

    /** What the main button does. */
    void next() {
        frame.refuse("");
        switch (step) {
            case 1 -> go(2);
            case 2 -> dryRun();
            case 3 -> run();
            default -> frame.close();
        }
    }

    private void back() {
        frame.refuse("");
        go(step - 1);
    }

    private void go(int wanted) {
        step = wanted;
        frame.body().getChildren().setAll(steps, content(), progress);
        steps.getChildren().clear();
        List<String> names = List.of(
                Messages.text("import.step.file"),
                Messages.text("import.step.columns"),
                Messages.text("import.step.check"));
        for (int i = 0; i < names.size(); i++) {
            Label label = new Label((i + 1) + "  " + names.get(i));
            label.getStyleClass().add(i + 1 == Math.min(step, 3) ? "step-here" : "step");
            steps.getChildren().add(label);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        steps.getChildren().add(gap);
        next.setText(Messages.text(
                switch (step) {
                    case 1 -> "import.next";
                    case 2 -> "import.try";
                    case 3 -> "import.run";
                    default -> "import.close";
                }));
        Presence.of(back, step == 2 || step == 3);
        if (step == 4) {
            frame.leaving(Messages.text("import.again"), this::again);
        } else {
            frame.leaving(Messages.text("dialog.cancel"), this::leave);
        }
        update();
    }

    private Node content() {
        return switch (step) {
            case 1 -> file.node();
            case 2 -> columns.node();
            default -> check.node();
        };
    }

    private void update() {
        boolean busy = work.isBusy();
        boolean ready = switch (step) {
            case 1 -> file.isReady();
            case 2 -> columns.mapping().fault().isEmpty();
            case 3 -> check.isReady();
            default -> true;
        };
        next.setDisable(busy || !ready);
        back.setDisable(busy);
    }

    private void leave() {
        if (work.isBusy()) {
            work.stop();
            frame.refuse(Messages.text(step == 3 ? "import.stopped" : "import.stopped.look"));
        } else {
            frame.close();
        }
    }

    private void again() {
        file.clear();
        go(1);
    }

    // ------------------------------------------------------------------ work

    /** Looks at the file as it was chosen. */
    private void look() {
        frame.refuse("");
        file.forget();
        file.path().ifPresent(path -> {
            EventImportOptions options = EventImportOptions.builder()
                    .read(file.read())
                    .zone(ZoneId.of("UTC"))
                    .build();
            preview(path, options, found -> {
                file.show(found);
                columns.show(found);
                update();
            });
        });
    }

    private void dryRun() {
        Path path = file.path().orElseThrow();
        EventImportOptions options;
        try {
            options = options();
        } catch (Problem problem) {
            frame.refuse(problem.getMessage());
            return;
        }
        preview(path, options, found -> {
            check.show(found, context.formats());
            go(3);
        });
    }

    private EventImportOptions options() {
        EventImportOptions.Builder options = EventImportOptions.builder()
                .read(file.read())
                .asReference(check.asReference())
                .sourceVersion(file.sourceVersion().orElse(null));
        columns.into(options);
        return options.build();
    }

    private void preview(Path path, EventImportOptions options, Consumer<ImportPreview> then) {
        Optional<String> model = file.modelName();
        work.start(
                Messages.text("import.working"),
                watch -> context.engine().imports().events().preview(path, model, options, watch),
                then);
    }

    private void run() {
        Path path = file.path().orElseThrow();
        String model = file.modelName().orElseThrow();
        EventImportOptions options = options();
        work.start(
                Messages.text("import.working"),
                watch -> ImportOutcome.of(context.engine(), context.actor(), path, model, options, watch),
                this::done);
    }

    private void done(ImportOutcome outcome) {
        outcome.rejected().ifPresent(check::showRejected);
        frame.refuse(outcome.refusal());
        outcome.report().ifPresent(report -> {
            check.show(report, context.formats(), file.modelName().orElse(""), this::leaveTo);
            go(4);
        });
        update();
    }

    private void leaveTo(Place place) {
        frame.close();
        // the new model is known to the window only after it has looked again
        context.tasks()
                .run(
                        Messages.text("import.title"),
                        () -> context.engine().registry().models(),
                        models -> {
                            context.selection()
                                    .setModels(models.stream()
                                            .sorted(Comparator.comparing(ModelInfo::name))
                                            .toList());
                            context.go(place);
                        });
    }
}
