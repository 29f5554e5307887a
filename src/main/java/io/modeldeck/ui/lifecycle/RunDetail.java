package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.training.RunPriority;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.Block;
import io.modeldeck.ui.kit.ChoiceWords;
import io.modeldeck.ui.kit.ConditionBadge;
import io.modeldeck.ui.kit.FactList;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StageBadge;
import io.modeldeck.ui.kit.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One run: how far it is, what came out, on what it ran. */
final class RunDetail extends ScrollPane {

    private static final int LOG_LINES = 40;

    private final ScreenContext context;
    private final RunActions actions;
    private final VBox body = new VBox();
    private final ChartPane curves;
    private long shown;
    private final ChartPane reliability;

    RunDetail(ScreenContext context, RunActions actions) {
        this.context = context;
        this.actions = actions;
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
        shown = run.id();
        RunReport report = RunReport.of(run);
        body.getChildren().setAll(head(run, report, version, target), RunViews.rail(run));
        if (!run.failureReason().isBlank()) {
            Tone tone = run.status() == RunStatus.CANCELLED ? Tone.WARNING : Tone.DANGER;
            body.getChildren().add(2, RunViews.strip(run.failureReason(), tone));
        }
        buttons(run, version).ifPresent(body.getChildren()::add);
        if (!report.criteria().isEmpty()) {
            body.getChildren().add(new Block(Messages.text("runs.validation"), criteria(report)));
        }
        Judgement judgement = Judgement.of(run.validationMetrics());
        JudgementViews.comparison(judgement).ifPresent(body.getChildren()::add);
        if (!report.candidate().isEmpty()) {
            body.getChildren().add(new Block(Messages.text("runs.metrics"), metrics(report)));
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
        body.getChildren().add(new Block(Messages.text("runs.data"), data(run)));
        body.getChildren().add(new Block(Messages.text("runs.recipe"), recipe(run)));
        run.artifact()
                .ifPresent(artifact -> body.getChildren()
                        .add(new Block(
                                Messages.text("board.file"),
                                new VBox(
                                        4,
                                        new Paragraph(artifact.digest().hex(), "mono"),
                                        new Paragraph(
                                                Messages.text("board.size", Formats.bytes(artifact.bytes())),
                                                "caption")))));
        body.getChildren().add(log(run));
        if (!run.environment().isEmpty()) {
            body.getChildren().add(new Block(Messages.text("runs.environment"), facts(run.environment())));
        }
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

    private Optional<Node> buttons(TrainingRun run, Optional<ModelVersion> version) {
        FlowPane buttons = new FlowPane(8, 8);
        version.filter(RunDetail::isStageable).ifPresent(v -> {
            Button promote = button("runs.promote", () -> actions.promote(v));
            promote.getStyleClass().add("accent");
            buttons.getChildren().add(promote);
        });
        if (!run.status().isEnd()) {
            Button cancel = button("runs.cancel", () -> actions.cancel(run));
            cancel.setDisable(run.cancelRequested());
            buttons.getChildren().add(cancel);
        } else {
            buttons.getChildren().add(button("runs.retry", () -> actions.retry(run)));
        }
        buttons.getChildren().add(button("runs.clone", () -> actions.copy(run)));
        if (run.artifact().isPresent() && run.status().isEnd()) {
            buttons.getChildren().add(button("runs.rerun", () -> actions.rerun(run)));
        }
        if (run.status() == RunStatus.QUEUED) {
            buttons.getChildren().add(priority(run));
        }
        version.ifPresent(v ->
                buttons.getChildren().add(button("runs.board", () -> context.go(new Place.ModelPage(v.modelId())))));
        return buttons.getChildren().isEmpty() ? Optional.empty() : Optional.of(buttons);
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
        return new Block(Messages.text("runs.log"), lines);
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

    private static GridPane grid(String... heads) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("plain-table");
        for (int i = 0; i < heads.length; i++) {
            Label head = new Label(heads[i]);
            head.getStyleClass().add("caption");
            grid.add(head, i, 0);
        }
        return grid;
    }

    private static Node criteria(RunReport report) {
        GridPane grid = grid(
                Messages.text("runs.criterion"),
                Messages.text("runs.threshold"),
                Messages.text("runs.actual"),
                Messages.text("runs.result"));
        int row = 1;
        for (RunReport.Criterion criterion : report.criteria()) {
            String name = criterion.isChampion()
                    ? Messages.text("runs.criterion.champion", report.championName())
                    : criterion.name();
            String side = criterion.minimum() ? "≥ " : "≤ ";
            grid.addRow(
                    row++,
                    new Label(name),
                    new Label(RunMetrics.label(criterion.metric()) + " " + side
                            + RunMetrics.value(criterion.metric(), criterion.threshold())),
                    new Label(criterion
                            .actual()
                            .map(actual -> RunMetrics.value(criterion.metric(), actual))
                            .orElse(Formats.NONE)),
                    RunViews.verdict(criterion.passed()));
        }
        return grid;
    }

    private static Node metrics(RunReport report) {
        boolean champion = !report.champion().isEmpty();
        GridPane grid = champion
                ? grid(
                        Messages.text("runs.metric"),
                        Messages.text("runs.candidate"),
                        report.championName(),
                        Messages.text("runs.compared"))
                : grid(Messages.text("runs.metric"), Messages.text("runs.candidate"));
        int row = 1;
        for (Map.Entry<String, Double> metric : report.candidate().entrySet()) {
            String name = metric.getKey();
            grid.addRow(row, new Label(RunMetrics.label(name)), new Label(RunMetrics.value(name, metric.getValue())));
            Double before = report.champion().get(name);
            if (before != null) {
                grid.add(new Label(RunMetrics.value(name, before)), 2, row);
                RunMetrics.gain(name, before, metric.getValue())
                        .ifPresent(gain -> grid.add(gain(name, gain), 3, grid.getRowCount() - 1));
            }
            row++;
        }
        return grid;
    }

    private static Label gain(String metric, double gain) {
        boolean same = Math.abs(gain) < 5e-5;
        String key = same ? "runs.same" : gain > 0 ? "runs.better" : "runs.worse";
        Glyph glyph = same ? Glyph.DOT : gain > 0 ? Glyph.OK : Glyph.WARNING;
        Tone tone = same ? Tone.NEUTRAL : gain > 0 ? Tone.GOOD : Tone.WARNING;
        return new Label(Messages.text(key, RunMetrics.difference(metric, Math.abs(gain))), glyph.node(tone));
    }

    private Node data(TrainingRun run) {
        Map<String, Object> stats = run.datasetStats();
        if (stats.isEmpty()) {
            return new Paragraph(Messages.text("runs.data.none"), "muted");
        }
        FactList list = new FactList()
                .fact(Messages.text("runs.data.source"), text(stats.get("source")))
                .fact(
                        Messages.text("runs.data.rows"),
                        Messages.text(
                                "runs.data.rows.value",
                                number(stats.get("rows")),
                                number(stats.get("trainingRows")),
                                number(stats.get("holdOutRows"))));
        if (stats.get("from") instanceof String from && stats.get("to") instanceof String to) {
            list.fact(
                    Messages.text("runs.data.range"),
                    context.formats().time(Instant.parse(from))
                            + " – "
                            + context.formats().time(Instant.parse(to)));
        }
        list.fact(Messages.text("runs.data.features"), text(stats.get("features")));
        if (stats.get("classes") instanceof List<?> classes && !classes.isEmpty()) {
            list.fact(Messages.text("runs.data.classes"), text(classes));
        }
        if (stats.get("label") instanceof Map<?, ?> label) {
            list.fact(Messages.text("runs.data.learnt"), spread(label.get("training")));
            list.fact(Messages.text("runs.data.held"), spread(label.get("holdOut")));
        }
        return list;
    }

    /** How the label is spread over one side of the split: rows of each class, or the range of the numbers. */
    private static String spread(Object side) {
        if (!(side instanceof Map<?, ?> figures)) {
            return Formats.NONE;
        }
        if (figures.get("counts") instanceof Map<?, ?> counts) {
            return counts.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                    .collect(Collectors.joining(" · "));
        }
        return figures.containsKey("mean")
                ? Messages.text(
                        "runs.data.numbers",
                        text(figures.get("mean")),
                        text(figures.get("min")),
                        text(figures.get("max")))
                : Formats.NONE;
    }

    private static Node recipe(TrainingRun run) {
        FactList list = new FactList();
        Object trainer = run.config().getOrDefault("trainer", run.config().get("trainedBy"));
        if (trainer != null) {
            list.fact(Messages.text("runs.recipe.trainer"), text(trainer));
        }
        if (run.config().get("script") instanceof String script) {
            list.fact(Messages.text("runs.recipe.code"), script)
                    .fact(Messages.text("runs.recipe.sha"), text(run.config().get("scriptSha256")));
        }
        if (run.config().get("worker") instanceof String worker) {
            list.fact(Messages.text("runs.recipe.worker"), worker);
        }
        if (run.config().get("hyperparameters") instanceof Map<?, ?> hyper && !hyper.isEmpty()) {
            hyper.forEach((name, value) -> list.fact(String.valueOf(name), text(value)));
        }
        return list;
    }

    private static Node facts(Map<String, Object> document) {
        FactList list = new FactList();
        document.forEach((name, value) -> list.fact(environment(name), text(value)));
        return list;
    }

    private static String environment(String name) {
        return switch (name) {
            case "java" -> Messages.text("runs.environment.java");
            case "os" -> Messages.text("runs.environment.os");
            case "processors" -> Messages.text("runs.environment.processors");
            case "onnxRuntime" -> Messages.text("runs.environment.onnxRuntime");
            default -> name;
        };
    }

    private static String number(Object value) {
        return value instanceof Number number ? Formats.count(number.longValue()) : Formats.NONE;
    }

    static String text(Object value) {
        return switch (value) {
            case null -> Formats.NONE;
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Double number -> Formats.number(number);
            default -> String.valueOf(value);
        };
    }
}
