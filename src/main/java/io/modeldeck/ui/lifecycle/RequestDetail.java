package io.modeldeck.ui.lifecycle;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.Moved;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.Trainers;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.chart.DistributionChart;
import io.modeldeck.ui.kit.Block;
import io.modeldeck.ui.kit.ConditionBadge;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.DriftNames;
import io.modeldeck.ui.kit.FactList;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Timeline;
import io.modeldeck.ui.kit.Tone;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A request as a reviewer reads it: why, checks, evidence, what will happen; the decision stays in view below. */
final class RequestDetail extends BorderPane {

    private static final double LITTLE_HEIGHT = 420;

    private final ScreenContext context;
    private final DecisionBox decision;
    private final VBox body = new VBox();
    private final ChartPane distribution;
    private final ChartPane quality;
    private final DataTable<DriftResult> drift = new DataTable<>(
            Messages.text("retraining.drift"), r -> r.type() + r.feature().orElse(""));
    private final DataTable<RequestEvidence.Day> days =
            new DataTable<>(Messages.text("retraining.metrics"), RequestEvidence.Day::from);
    private final Map<MetricName, TableColumn<RequestEvidence.Day, RequestEvidence.Day>> dayColumns =
            new EnumMap<>(MetricName.class);
    private final Paragraph sentence = new Paragraph("");
    private Map<String, Moved> moved = Map.of();
    private final VBox earlier = new VBox();
    private final TabPane tabs = new TabPane();
    private long shown;

    RequestDetail(ScreenContext context, DecisionBox decision) {
        this.context = context;
        this.decision = decision;
        distribution = chart();
        quality = chart();
        driftColumns();
        dayColumns();
        body.getStyleClass().add("detail");
        earlier.getStyleClass().add("column");
        tabs.setAccessibleText(Messages.text("retraining.evidence.tabs"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(
                        tab("retraining.drift", new VBox(8, drift, sentence, distribution)),
                        tab("retraining.metrics", new VBox(8, quality, days)),
                        tab("retraining.earlier", earlier));
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        setCenter(scroll);
        heightProperty().addListener(observable -> decision.setLow(getHeight() < LITTLE_HEIGHT));
    }

    private ChartPane chart() {
        ChartPane chart = new ChartPane(context.tasks().background(), context.tasks()::later);
        chart.follow(context.theme(), 220);
        return chart;
    }

    private static Tab tab(String key, Node content) {
        VBox box = new VBox(content);
        box.getStyleClass().add("tab-body");
        return new Tab(Messages.text(key), box);
    }

    private void driftColumns() {
        drift.text(Messages.text("retraining.feature"), DriftNames::of).setPrefWidth(130);
        drift.text(Messages.text("retraining.kind"), r -> r.type().word()).setPrefWidth(90);
        drift.node(Messages.text("retraining.state"), r -> r.state().name(), r -> ConditionBadge.of(r.state()))
                .setMinWidth(132);
        drift.number(Messages.text("retraining.score"), DriftResult::score, r -> DriftNames.score(r.score()))
                .setPrefWidth(70);
        drift.node(Messages.text("retraining.now"), this::nowText, this::now).setMinWidth(84);
        drift.setPrefHeight(190);
        drift.selected().addListener((property, before, now) -> now.ifPresent(this::showDrift));
    }

    /** The score as it is now, where it has moved since. */
    private String nowText(DriftResult result) {
        Moved since = moved.get(driftKey(result));
        if (since == null) {
            return "";
        }
        return Double.isNaN(since.now())
                ? Messages.text("retraining.moved.gone")
                : (since.now() > since.then() ? "▲ " : "▼ ") + Formats.number(since.now());
    }

    private Node now(DriftResult result) {
        Label label = new Label(nowText(result));
        if (!label.getText().isEmpty()) {
            label.getStyleClass().add(Tone.WARNING.styleClass());
            label.setTooltip(new Tooltip(Messages.text("retraining.moved.tip")));
        }
        return label;
    }

    private static String driftKey(DriftResult result) {
        return result.feature().orElse(result.type().word());
    }

    /** The figures besides drift that read otherwise now. */
    private static Optional<Node> moved(RequestFacts facts) {
        String list = facts.moved().stream()
                .filter(one -> !one.what().equals("drift"))
                .map(RequestDetail::words)
                .collect(Collectors.joining(" · "));
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(RunViews.strip(Messages.text("retraining.moved", list), Tone.WARNING));
    }

    private static String words(Moved one) {
        if (one.what().equals("labels")) {
            return Messages.text(
                    "retraining.moved.labels", Formats.count((long) one.then()), Formats.count((long) one.now()));
        }
        MetricName metric = MetricName.named(one.what());
        return Messages.text(
                "retraining.moved.metric", metric.label(), shown(metric, one.then()), shown(metric, one.now()));
    }

    private void showDrift(DriftResult result) {
        sentence.setText(DriftNames.sentence(result));
        Optional<io.modeldeck.chart.Chart> chart = DistributionChart.of(result);
        chart.ifPresent(distribution::setChart);
        distribution.setVisible(chart.isPresent());
        distribution.setManaged(chart.isPresent());
    }

    private void dayColumns() {
        days.text(Messages.text("retraining.day"), day -> context.formats().date(day.from()))
                .setPrefWidth(110);
        for (MetricName metric : java.util.List.of(
                MetricName.REQUEST_COUNT,
                MetricName.ERROR_RATE,
                MetricName.P95_LATENCY,
                MetricName.ACCURACY,
                MetricName.RMSE)) {
            dayColumns.put(
                    metric,
                    days.number(
                            metric.label(),
                            metric.unit(),
                            day -> day.value(metric.word()),
                            day -> shown(metric, day.value(metric.word()))));
        }
        days.setPrefHeight(220);
    }

    private static String shown(MetricName metric, double value) {
        return switch (metric) {
            case ERROR_RATE, ACCURACY -> Formats.percent(value);
            case P95_LATENCY -> Formats.millis(value);
            default -> Formats.number(value);
        };
    }

    void show(RequestFacts facts) {
        RetrainingRequest request = facts.request();
        moved = facts.moved().stream()
                .filter(one -> one.what().equals("drift"))
                .collect(Collectors.toMap(Moved::subject, one -> one, (first, second) -> first));
        boolean same = shown == request.id();
        shown = request.id();
        body.getChildren().setAll(head(facts));
        failure(request).ifPresent(body.getChildren()::add);
        body.getChildren().add(checks(request));
        moved(facts).ifPresent(body.getChildren()::add);
        body.getChildren()
                .addAll(new Block(Messages.text("retraining.evidence", evidenceTime(facts)), tabs), plan(facts));
        fill(facts, same);
        Timeline timeline = new Timeline(context.formats());
        timeline.setEntries(facts.timeline());
        body.getChildren().add(new Block(Messages.text("retraining.timeline"), timeline));
        boolean decidable =
                request.status() == RequestStatus.PENDING_APPROVAL || request.status() == RequestStatus.SENT_BACK;
        decision.show(facts);
        setBottom(decidable ? decision : null);
    }

    private void fill(RequestFacts facts, boolean same) {
        drift.setRows(facts.evidence().drift());
        if (!same || drift.selected().get().isEmpty()) {
            drift.selectFirst();
        }
        days.setRows(facts.evidence().days().reversed());
        // a column of dashes says nothing: no accuracy of numbers, no RMSE of classes
        dayColumns.forEach((metric, column) -> column.setVisible(
                facts.evidence().days().stream().anyMatch(day -> Double.isFinite(day.value(metric.word())))));
        Optional<io.modeldeck.chart.Chart> course = EvidenceCharts.quality(
                facts.evidence().days(), context.formats().zone());
        course.ifPresent(quality::setChart);
        quality.setVisible(course.isPresent());
        quality.setManaged(course.isPresent());
        earlier.getChildren()
                .setAll(facts.evidence().earlier().stream().map(this::earlier).toList());
        if (earlier.getChildren().isEmpty()) {
            earlier.getChildren().add(new Paragraph(Messages.text("retraining.earlier.none"), "muted"));
        }
    }

    private String evidenceTime(RequestFacts facts) {
        return facts.evidence().at().map(at -> context.formats().time(at)).orElse(Formats.NONE);
    }

    private Node head(RequestFacts facts) {
        RetrainingRequest request = facts.request();
        FlowPane links = new FlowPane(16, 4);
        links.getChildren()
                .add(new Label(Messages.text(
                        "retraining.requested",
                        context.formats().relative(request.requestedAt()),
                        request.requestedBy())));
        request.alertId()
                .ifPresent(id -> links.getChildren()
                        .add(link(Messages.text("retraining.alert", id), new Place.Alerts(OptionalLong.of(id)))));
        HBox badges = new HBox(ConditionBadge.of(request.status()));
        badges.getStyleClass().add("row");
        facts.run().ifPresent(run -> {
            badges.getChildren()
                    .addAll(
                            link(Messages.text("retraining.run", run.id()), new Place.Runs(OptionalLong.of(run.id()))),
                            ConditionBadge.of(run.status()));
            RunViews.verdict(run).ifPresent(badges.getChildren()::add);
        });
        String title = request.status() == RequestStatus.PENDING_APPROVAL ? "retraining.ask" : "retraining.asked";
        VBox head = new VBox(
                badges,
                new Paragraph(Messages.text(title, facts.subject()), "detail-title"),
                new Paragraph(Reasons.sentence(request)),
                links);
        head.getStyleClass().add("column");
        return head;
    }

    private Hyperlink link(String text, Place place) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> context.go(place));
        return link;
    }

    private Optional<Node> failure(RetrainingRequest request) {
        return request.details().get("failure") instanceof String failure && !failure.isBlank()
                ? Optional.of(RunViews.strip(Messages.text("retraining.failed-before", failure), Tone.DANGER))
                : Optional.empty();
    }

    private static Node checks(RetrainingRequest request) {
        VBox list = new VBox();
        list.getStyleClass().add("column");
        for (Check check : request.checks()) {
            Node glyph = (check.passed() ? Glyph.OK : Glyph.FAILED).node(check.passed() ? Tone.GOOD : Tone.DANGER);
            Label name = new Label(check.name());
            name.setMinWidth(Region.USE_PREF_SIZE);
            HBox words = new HBox(12, name, new Paragraph(check.detail(), "caption"));
            words.getStyleClass().add("baseline");
            HBox row = new HBox(12, glyph, words);
            row.setAccessibleText(Messages.text(
                    check.passed() ? "retraining.check.passed" : "retraining.check.failed",
                    check.name(),
                    check.detail()));
            list.getChildren().add(row);
        }
        return new Block(
                Messages.text(
                        "retraining.checks",
                        Reasons.passed(request),
                        request.checks().size()),
                list);
    }

    private Node earlier(RequestEvidence.Earlier run) {
        boolean passed = run.passed().orElse(false);
        Node glyph = (passed ? Glyph.OK : run.passed().isPresent() ? Glyph.FAILED : Glyph.DOT)
                .node(passed ? Tone.GOOD : run.passed().isPresent() ? Tone.DANGER : Tone.NEUTRAL);
        String when = run.at().map(at -> context.formats().time(at)).orElse(Formats.NONE);
        VBox words = new VBox(new Paragraph(run.result().isBlank() ? run.status() : run.result()));
        if (run.run().isPresent()) {
            HBox line = new HBox(
                    8,
                    link(Messages.text("retraining.run", run.run().getAsLong()), new Place.Runs(run.run())),
                    new Paragraph(when, "caption"));
            line.getStyleClass().add("row");
            words.getChildren().add(line);
        } else {
            words.getChildren().add(new Paragraph(when, "caption"));
        }
        return new HBox(12, glyph, words);
    }

    private Node plan(RequestFacts facts) {
        Recipe recipe = facts.recipe();
        String trainer = recipe.trainer()
                .orElseGet(() -> Trainers.defaultFor(facts.model().task()).name());
        long held = Math.round(recipe.rows() * recipe.holdOutShare());
        FactList list = new FactList()
                .fact(Messages.text("retraining.plan.trainer"), trainer)
                .fact(
                        Messages.text("retraining.plan.rows"),
                        Messages.text("retraining.plan.rows.value", Formats.count(recipe.rows())))
                .fact(
                        Messages.text("retraining.plan.split"),
                        Messages.text(
                                "retraining.plan.split.value",
                                Formats.count(recipe.rows() - held),
                                Formats.count(held)))
                .fact(Messages.text("retraining.plan.hyper"), hyper(recipe.hyperparameters()))
                .fact(Messages.text("retraining.plan.success"), facts.success())
                .fact(Messages.text("retraining.plan.effect"), Messages.text("retraining.plan.effect.value"));
        boolean waits = facts.request().status() == RequestStatus.PENDING_APPROVAL;
        return new Block(Messages.text(waits ? "retraining.plan" : "retraining.planned"), list);
    }

    static String hyper(Map<String, Object> values) {
        return values.isEmpty()
                ? Messages.text("retraining.plan.hyper.default")
                : values.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(" · "));
    }
}
