package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.report.Reports;
import io.modeldeck.training.run.RunAdvice;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.PaperRequest;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.MoreMenu;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The head of a run: what it is, how far it is, why it broke off, and what can be done about it. */
final class RunHead extends VBox {

    private final ScreenContext context;
    private final RunActions actions;

    RunHead(ScreenContext context, RunActions actions) {
        this.context = context;
        this.actions = actions;
        setSpacing(16);
    }

    void show(TrainingRun run, RunReport report, Optional<ModelVersion> version, String target) {
        getChildren().setAll(head(run, report, version, target));
        if (!run.failureReason().isBlank()) {
            getChildren().add(cause(run, target));
        }
        getChildren().addAll(RunViews.rail(run), buttons(run, version));
    }

    /** Why it broke off, and what to do about that. */
    private static Node cause(TrainingRun run, String target) {
        Tone tone = run.status() == RunStatus.CANCELLED ? Tone.WARNING : Tone.DANGER;
        String[] advice = RunAdvice.of(run).map(Said::of).stream().toArray(String[]::new);
        Hyperlink copy = new Hyperlink(Messages.text("runs.copy-details"));
        copy.setOnAction(event -> Clipboards.copy(details(run, target)));
        return new VBox(4, RunViews.strip(Said.of(run.failureReason()), tone, advice), copy);
    }

    /** What somebody who looks into it needs: what was to be trained, by what, on what, and why it ended. */
    private static String details(TrainingRun run, String target) {
        return String.join(
                "\n",
                Messages.text("runs.head", run.id(), target),
                run.failureReason(),
                Json.pretty(run.config()),
                Json.pretty(run.environment()));
    }

    private Node head(TrainingRun run, RunReport report, Optional<ModelVersion> version, String target) {
        HBox badges = new HBox(ConditionBadge.of(run.status()));
        badges.getStyleClass().add("row");
        RunViews.verdict(run).ifPresent(badges.getChildren()::add);
        version.ifPresent(v -> badges.getChildren().add(StageBadge.of(v.stage())));
        FlowPane line = new FlowPane(16, 4);
        line.getChildren().add(new Label(times(run)));
        line.getChildren().add(trigger(run));
        VBox head = new VBox(badges, new Paragraph(Messages.text("runs.head", run.id(), target), "detail-title"));
        if (!report.verdict().isBlank()) {
            head.getChildren().add(new Paragraph(report.verdict()));
        }
        head.getChildren().add(line);
        head.getStyleClass().add("column");
        return head;
    }

    private String times(TrainingRun run) {
        Instant at = run.startedAt().orElse(run.queuedAt());
        String began = Messages.text(
                run.startedAt().isPresent() ? "runs.started" : "runs.queued",
                context.formats().relative(at));
        return began
                + run.duration()
                        .map(took -> " · " + Messages.text("runs.took", Formats.duration(took)))
                        .orElse("");
    }

    private Node trigger(TrainingRun run) {
        if (run.requestId().isEmpty()) {
            return new Label(Messages.text("runs.by", run.triggerReference()));
        }
        Hyperlink link =
                new Hyperlink(Messages.text("runs.request", run.requestId().getAsLong()));
        link.setOnAction(event -> context.go(new Place.Retraining(run.requestId())));
        return link;
    }

    private Node buttons(TrainingRun run, Optional<ModelVersion> version) {
        FlowPane buttons = new FlowPane(8, 8);
        version.filter(RunHead::isStageable).ifPresent(v -> {
            Button promote = context.writing().guard(button("board.staging.verb", () -> actions.promote(v)));
            promote.getStyleClass().add("accent");
            buttons.getChildren().add(promote);
        });
        if (!run.status().isEnd()) {
            Button cancel = context.writing().guard(button("runs.cancel", () -> actions.cancel(run)));
            cancel.setDisable(run.cancelRequested());
            buttons.getChildren().add(cancel);
        } else {
            buttons.getChildren().add(context.writing().guard(button("runs.retry", () -> actions.retry(run))));
        }
        buttons.getChildren().add(context.writing().guard(button("runs.clone", () -> actions.copy(run))));
        if (run.artifact().isPresent() && run.status().isEnd()) {
            buttons.getChildren().add(context.writing().guard(button("runs.rerun", () -> actions.rerun(run))));
        }
        if (run.status() == RunStatus.QUEUED) {
            buttons.getChildren().add(context.writing().lock(priority(run)));
        }
        buttons.getChildren()
                .add(button(
                        "runs.compare",
                        () -> context.go(new Place.Compare(run.modelId(), List.of("run " + run.id())))));
        MoreMenu more = new MoreMenu(context.writing());
        more.reads(Messages.text("runs.save"), () -> save(run.id()));
        version.ifPresent(
                v -> more.reads(Messages.text("runs.board"), () -> context.go(new Place.ModelPage(v.modelId()))));
        buttons.getChildren().add(more);
        return buttons;
    }

    private void save(long id) {
        Reports reports = new Reports(context.engine(), context.formats().zone());
        fireEvent(PaperRequest.of("run-" + id, () -> reports.run(id)));
    }

    private Node priority(TrainingRun run) {
        ChoiceBox<RunPriority> choice = new ChoiceBox<>();
        choice.getItems().setAll(RunPriority.HIGH, RunPriority.NORMAL, RunPriority.LOW);
        choice.setValue(run.priority());
        choice.setConverter(ChoiceWords.of(priority -> Messages.text("runs.priority." + priority.word())));
        choice.setAccessibleText(Messages.text("runs.priority"));
        choice.valueProperty().addListener((property, before, now) -> actions.prioritise(run, now));
        return choice;
    }

    /** Whether its candidate may go to staging now. */
    static boolean isStageable(ModelVersion version) {
        return version.stage() == Stage.CANDIDATE && version.validation() == Validation.PASSED;
    }

    private static Button button(String key, Runnable run) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> run.run());
        return button;
    }
}
