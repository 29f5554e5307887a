package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** One run: how far it is, what came out, on what it ran. */
final class RunDetail extends ScrollPane {

    private final ScreenContext context;
    private final RunHead head;
    /** What stands above the log and below it; the log itself stays where it is, with what is selected in it. */
    private final VBox above = new VBox(16);

    private final VBox below = new VBox(16);
    private final RunLogPane log;
    private final ChartPane curves;
    private long shown;
    private final ChartPane reliability;

    RunDetail(ScreenContext context, RunActions actions) {
        this.context = context;
        head = new RunHead(context, actions);
        curves = pane(context);
        reliability = pane(context);
        log = new RunLogPane(context);
        log.finder().focusedProperty().subscribe(focused -> {
            if (focused) {
                showLog();
            }
        });
        VBox body = new VBox(Pane.of(above), log, below);
        body.getStyleClass().add("detail");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setContent(body);
    }

    private static ChartPane pane(ScreenContext context) {
        ChartPane pane = new ChartPane(context.tasks().background(), context.tasks()::later);
        pane.follow(context.theme(), 220);
        return pane;
    }

    void show(TrainingRun run, Optional<ModelVersion> version, String target) {
        if (shown != run.id()) {
            setVvalue(0);
        }
        shown = run.id();
        RunReport report = RunReport.of(run);
        head.show(run, report, version, target);
        List<Node> results = results(run, report);
        List<Node> facts = facts(run);
        // while it goes on, and where it broke off, what it says is what one came for
        boolean logFirst = run.status() != RunStatus.COMPLETED;
        above.getChildren().setAll(head);
        below.getChildren().clear();
        (logFirst ? below : above).getChildren().addAll(results);
        (logFirst ? below : above).getChildren().addAll(facts);
        if (!run.environment().isEmpty()) {
            below.getChildren()
                    .add(new Block(Messages.text("runs.environment"), RunFacts.environment(run.environment())));
        }
        log.show(run);
    }

    /** Whether something in it has the focus, asked of the scene: by the toolkit's own count it may have it still where another run was shown meanwhile. */
    boolean hasFocus() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    /** Where words are typed that are looked for in the log. */
    Node finder() {
        return log.finder();
    }

    /** What gets the focus by a key of its own is not scrolled to by the toolkit. */
    private void showLog() {
        double beyond =
                getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        if (beyond > 0) {
            setVvalue(Math.clamp(log.getBoundsInParent().getMinY() / beyond, 0, 1));
        }
    }

    /** How it was judged, and how it learnt. */
    private List<Node> results(TrainingRun run, RunReport report) {
        List<Node> parts = new ArrayList<>();
        if (!report.criteria().isEmpty()) {
            parts.add(new Block(Messages.text("runs.validation"), RunFigures.criteria(report)));
        }
        Judgement judgement = Judgement.of(run.validationMetrics());
        JudgementViews.comparison(judgement).ifPresent(parts::add);
        if (!report.candidate().isEmpty()) {
            parts.add(new Block(
                    Messages.text(report.champion().isEmpty() ? "runs.metrics.alone" : "runs.metrics"),
                    RunFigures.metrics(report)));
        }
        if (!report.confusion().isEmpty()) {
            parts.add(new Block(Messages.text("runs.confusion"), RunViews.confusion(report.confusion())));
        }
        parts.addAll(JudgementViews.blocks(judgement));
        judgement.reliability().ifPresent(chart -> {
            reliability.setChart(chart);
            parts.add(new Block(
                    Messages.text("judgement.calibration"),
                    new Paragraph(judgement.calibration().sentence()),
                    reliability));
        });
        RunReport.curves(run).ifPresent(chart -> {
            curves.setChart(chart);
            parts.add(new Block(Messages.text("runs.curves"), curves));
        });
        return parts;
    }

    /** On what it was trained, by what, and what it made. */
    private List<Node> facts(TrainingRun run) {
        List<Node> parts = new ArrayList<>();
        parts.add(new Block(Messages.text("runs.data"), RunFacts.data(run, context.formats())));
        parts.add(new Block(Messages.text("runs.recipe"), RunFacts.recipe(run)));
        run.artifact()
                .ifPresent(artifact -> parts.add(new Block(
                        Messages.text("board.file"), VersionParts.file(context, artifact.digest(), artifact.bytes()))));
        return parts;
    }
}
