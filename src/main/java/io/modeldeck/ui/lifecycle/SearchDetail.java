package io.modeldeck.ui.lifecycle;

import io.modeldeck.search.Search;
import io.modeldeck.search.SearchStatus;
import io.modeldeck.search.Trial;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One search: how far it is, the best so far, what matters, and every trial. */
final class SearchDetail extends ScrollPane {

    private static final double HEAD = 40;
    private static final double ROW = 36;
    private static final int MOST_ROWS = 10;

    private final ScreenContext context;
    private final SearchActions actions;
    private final VBox body = new VBox();
    private final ChartPane course;
    private final DataTable<Trial> trials = new DataTable<>(Messages.text("search.tried"), Trial::number);
    private final TableColumn<Trial, Trial> loss;
    private Optional<Trial> best = Optional.empty();

    SearchDetail(ScreenContext context, SearchActions actions) {
        this.context = context;
        this.actions = actions;
        course = new ChartPane(context.tasks().background(), context.tasks()::later);
        course.follow(context.theme(), 220);
        trials.number(Messages.text("search.trial"), Trial::number, trial -> Integer.toString(trial.number()))
                .setMaxWidth(70);
        TableColumn<Trial, Trial> result = trials.node(
                Messages.text("runs.result"),
                trial -> trial.status().word(),
                Comparator.comparing(Trial::status),
                trial -> SearchBadge.of(trial.status()));
        result.setMinWidth(136);
        result.setMaxWidth(136);
        loss = trials.number(Messages.text("search.loss"), trial -> trial.loss().orElse(Double.NaN), this::loss);
        loss.setPrefWidth(96);
        trials.number(
                        Messages.text("search.took"),
                        Trial::millis,
                        trial -> trial.status() == Trial.Status.RUNNING
                                ? Formats.NONE
                                : Formats.took(Duration.ofMillis(trial.millis())))
                .setPrefWidth(76);
        trials.text(
                        Messages.text("retraining.plan.hyper"),
                        trial -> HyperWords.line(trial.hyperparameters())
                                + (trial.message().isBlank() ? "" : " – " + trial.message()))
                .setPrefWidth(300);
        body.getStyleClass().add("detail");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setContent(body);
    }

    private String loss(Trial trial) {
        boolean first = best.filter(one -> one.number() == trial.number()).isPresent();
        return Formats.number(trial.loss().orElse(Double.NaN)) + (first ? " ★" : "");
    }

    void show(SearchBook.Course shown) {
        Search search = shown.search();
        best = shown.best();
        body.getChildren().setAll(head(shown), buttons(search));
        shown.chart().ifPresent(chart -> {
            course.setChart(chart);
            body.getChildren().add(new Block(Messages.text("search.course"), course));
        });
        if (!shown.importance().isEmpty()) {
            body.getChildren().add(new Block(Messages.text("search.matters"), matters(shown.importance())));
        }
        loss.setText(RunMetrics.label(search.objective()));
        trials.setRows(shown.trials());
        trials.view().setPrefHeight(HEAD + ROW * Math.clamp(shown.trials().size(), 1, MOST_ROWS));
        body.getChildren()
                .addAll(
                        new Block(Messages.text("search.tried"), trials),
                        new Block(Messages.text("search.how"), plan(search)));
    }

    private Node head(SearchBook.Course shown) {
        Search search = shown.search();
        HBox badges = new HBox(SearchBadge.of(search.status()));
        badges.getStyleClass().add("row");
        ProgressBar bar = new ProgressBar((double) shown.ended() / search.plan().trials());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(progress(shown));
        Label text = new Label(progress(shown));
        text.getStyleClass().add("caption");
        VBox head = new VBox(
                badges,
                new Paragraph(
                        Messages.text("search.head", search.id(), search.modelName(), search.trainer()),
                        "detail-title"),
                new Paragraph(sentence(shown)));
        if (SearchBook.isActive(search)) {
            head.getChildren().addAll(bar, text);
        }
        head.getStyleClass().add("column");
        return head;
    }

    private static String progress(SearchBook.Course shown) {
        return Messages.text(
                "search.progress", shown.ended(), shown.search().plan().trials());
    }

    /** What came of it; before that what is best so far. */
    private static String sentence(SearchBook.Course shown) {
        if (!shown.search().message().isBlank()) {
            return Said.of(VerdictWords.plain(shown.search().message()));
        }
        return shown.best()
                .map(trial -> Messages.text(
                        "search.sofar",
                        RunMetrics.label(shown.search().objective()),
                        Formats.number(trial.loss().orElseThrow()),
                        trial.number(),
                        HyperWords.line(trial.hyperparameters())))
                .orElseGet(() -> Messages.text("search.sofar.none"));
    }

    private Node buttons(Search search) {
        FlowPane buttons = new FlowPane(8, 8);
        if (SearchBook.isActive(search)) {
            buttons.getChildren().add(context.writing().guard(button("search.stop", () -> actions.stop(search))));
        }
        if (search.status() == SearchStatus.STOPPED || search.status() == SearchStatus.INTERRUPTED) {
            buttons.getChildren().add(context.writing().guard(button("search.resume", () -> actions.resume(search))));
        }
        search.runId().ifPresent(id -> buttons.getChildren().add(link("search.candidate.run", id)));
        buttons.getChildren().add(link("search.based", search.basedOn()));
        return buttons;
    }

    private Hyperlink link(String key, long run) {
        Hyperlink link = new Hyperlink(Messages.text(key, run));
        link.setOnAction(event -> context.go(new Place.Runs(OptionalLong.of(run))));
        return link;
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A bar for each hyperparameter, the longest first. */
    private static Node matters(Map<String, Double> importance) {
        VBox rows = new VBox(6);
        importance.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> rows.getChildren().add(bar(entry.getKey(), entry.getValue())));
        double rest = 1
                - importance.values().stream().mapToDouble(Double::doubleValue).sum();
        rows.getChildren()
                .add(new Paragraph(
                        Messages.text("search.matters.rest", Formats.percent(Math.max(0, rest))), "caption"));
        return rows;
    }

    private static Node bar(String name, double share) {
        Label label = new Label(HyperWords.name(name));
        label.setMinWidth(150);
        label.setPrefWidth(150);
        ProgressBar bar = new ProgressBar(share);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(HyperWords.name(name) + " " + Formats.percent(share));
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label value = new Label(Formats.percent(share));
        value.setMinWidth(64);
        HBox row = new HBox(12, label, bar, value);
        row.getStyleClass().add("row");
        return row;
    }

    private static Node plan(Search search) {
        return new FactList()
                .fact(
                        Messages.text("search.space"),
                        SearchDraft.text(search.plan().space()))
                .fact(
                        Messages.text("search.sampler"),
                        Messages.text("search.sampler." + search.plan().sampler()))
                .fact(
                        Messages.text("search.pruner"),
                        Messages.text("search.pruner." + search.plan().pruner()))
                .fact(
                        Messages.text("search.trials"),
                        Messages.text(
                                "search.trials.value",
                                search.plan().trials(),
                                search.plan().parallel()))
                .fact(Messages.text("search.seed"), Long.toString(search.plan().seed()))
                .fact(
                        Messages.text("search.after"),
                        Messages.text(search.candidate() ? "search.after.candidate" : "search.after.nothing"));
    }
}
