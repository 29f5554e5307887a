package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** One run: how far it is, what came out, on what it ran. */
final class RunDetail extends ScrollPane {

    private static final int LOG_LINES = 40;

    private final ScreenContext context;
    private final RunHead head;
    private final VBox body = new VBox();
    private final ChartPane curves;
    private long shown;
    private final ChartPane reliability;

    RunDetail(ScreenContext context, RunActions actions) {
        this.context = context;
        head = new RunHead(context, actions);
        curves = pane(context);
        reliability = pane(context);
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
        body.getChildren().setAll(head);
        if (!report.criteria().isEmpty()) {
            body.getChildren().add(new Block(Messages.text("runs.validation"), RunFigures.criteria(report)));
        }
        Judgement judgement = Judgement.of(run.validationMetrics());
        JudgementViews.comparison(judgement).ifPresent(body.getChildren()::add);
        if (!report.candidate().isEmpty()) {
            body.getChildren()
                    .add(new Block(
                            Messages.text(report.champion().isEmpty() ? "runs.metrics.alone" : "runs.metrics"),
                            RunFigures.metrics(report)));
        }
        if (!report.confusion().isEmpty()) {
            body.getChildren().add(new Block(Messages.text("runs.confusion"), RunViews.confusion(report.confusion())));
        }
        body.getChildren().addAll(JudgementViews.blocks(judgement));
        judgement.reliability().ifPresent(chart -> {
            reliability.setChart(chart);
            body.getChildren()
                    .add(new Block(
                            Messages.text("judgement.calibration"),
                            new Paragraph(judgement.calibration().sentence()),
                            reliability));
        });
        RunReport.curves(run).ifPresent(chart -> {
            curves.setChart(chart);
            body.getChildren().add(new Block(Messages.text("runs.curves"), curves));
        });
        body.getChildren().add(new Block(Messages.text("runs.data"), RunFacts.data(run, context.formats())));
        body.getChildren().add(new Block(Messages.text("runs.recipe"), RunFacts.recipe(run)));
        run.artifact()
                .ifPresent(artifact -> body.getChildren()
                        .add(new Block(
                                Messages.text("board.file"),
                                VersionParts.file(context, artifact.digest(), artifact.bytes()))));
        body.getChildren().add(log(run));
        if (!run.environment().isEmpty()) {
            body.getChildren()
                    .add(new Block(Messages.text("runs.environment"), RunFacts.environment(run.environment())));
        }
    }

    /** All that the run said and that is kept of it, with the times in UTC. */
    private List<String> whole(long run) {
        return context.engine().training().log(run, Integer.MAX_VALUE).stream()
                .map(line -> line.at() + "  " + line.line())
                .toList();
    }

    /** The last lines that the run said, read while the rest shows already. */
    private Node log(TrainingRun run) {
        Paragraph lines = new Paragraph("", "mono");
        context.tasks()
                .run(
                        Messages.text("runs.log"),
                        () -> context.engine().training().log(run.id(), LOG_LINES),
                        found -> {
                            if (shown == run.id()) {
                                lines.setText(
                                        found.isEmpty()
                                                ? Messages.text("runs.log.none")
                                                : found.stream()
                                                        .map(line -> context.formats()
                                                                        .clock(line.at()) + "  " + line.line())
                                                        .collect(Collectors.joining("\n")));
                            }
                        });
        Hyperlink save = new Hyperlink(Messages.text("runs.log.save"));
        save.setOnAction(event -> save.fireEvent(new SaveRequest(
                "run-" + run.id(), List.of(".log", ".txt"), file -> Files.write(file.part(), whole(run.id())))));
        return new Block(Messages.text("runs.log"), lines, save);
    }
}
