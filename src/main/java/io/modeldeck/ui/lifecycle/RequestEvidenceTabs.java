package io.modeldeck.ui.lifecycle;

import io.modeldeck.chart.Chart;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.retraining.Moved;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.chart.DistributionChart;
import io.modeldeck.ui.kit.control.FittingTabs;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The evidence of a request as it was frozen: drift, figures by day, earlier retrainings, each with what moved since. */
final class RequestEvidenceTabs extends TabPane {

    private final ScreenContext context;
    private final ChartPane distribution;
    private final ChartPane quality;
    private final DataTable<DriftResult> drift = new DataTable<>(
            Messages.text("retraining.drift"), r -> r.type() + r.feature().orElse(""));
    private final DataTable<RequestEvidence.Day> days =
            new DataTable<>(Messages.text("retraining.metrics"), RequestEvidence.Day::from);
    private final Map<MetricName, TableColumn<RequestEvidence.Day, RequestEvidence.Day>> dayColumns =
            new EnumMap<>(MetricName.class);
    private TableColumn<DriftResult, DriftResult> nowColumn;
    private final Paragraph sentence = new Paragraph("");
    private final VBox data = new VBox(12);
    private final VBox earlier = new VBox();
    private Map<String, Moved> moved = Map.of();
    /** What was looked at: a part of a request's evidence with what has moved since, so that a part that moves is new again. */
    private final Set<Seen> seen = new HashSet<>();

    private Optional<RequestFacts> shown = Optional.empty();

    private record Seen(long request, String part, Set<Moved> moved) {}

    RequestEvidenceTabs(ScreenContext context) {
        this.context = context;
        distribution = chart();
        quality = chart();
        driftColumns();
        dayColumns();
        earlier.getStyleClass().add("column");
        setAccessibleText(Messages.text("retraining.evidence.tabs"));
        FittingTabs.of(this, context.tasks()::later);
        setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        getSelectionModel().selectedItemProperty().addListener(observable -> look());
        getTabs()
                .setAll(
                        tab("retraining.drift", new VBox(8, drift, sentence, distribution)),
                        tab("retraining.metrics", new VBox(8, quality, days)),
                        tab("retraining.data", data),
                        tab("retraining.earlier", earlier));
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
        drift.text(Messages.text("retraining.feature"), DriftNames::of).setPrefWidth(160);
        drift.text(
                        Messages.text("retraining.kind"),
                        r -> Messages.text("drift.tab." + r.type().name()))
                .setPrefWidth(90);
        drift.node(Messages.text("retraining.state"), r -> r.state().name(), r -> ConditionBadge.of(r.state()))
                .setMinWidth(112);
        drift.number(Messages.text("retraining.score"), DriftResult::score, RequestEvidenceTabs::scoreText)
                .setPrefWidth(70);
        nowColumn = drift.node(Messages.text("retraining.now"), this::nowText, this::now);
        nowColumn.setMinWidth(84);
        drift.setPrefHeight(190);
        drift.selected().addListener((property, before, now) -> now.ifPresent(this::showDrift));
    }

    /** What was not evaluated has no score. */
    private static String scoreText(DriftResult result) {
        return result.state() == DriftState.NOT_EVALUATED ? Formats.NONE : DriftNames.score(result.score());
    }

    /** The score as it is now, where it has moved since. */
    private String nowText(DriftResult result) {
        Moved since = moved.get(driftKey(result));
        if (since == null) {
            return "";
        }
        return Double.isNaN(since.now())
                ? Messages.text("retraining.moved.gone")
                : (since.now() > since.then() ? "▲ " : "▼ ") + DriftNames.score(since.now());
    }

    private Node now(DriftResult result) {
        Label label = new Label(nowText(result));
        if (!label.getText().isEmpty()) {
            label.getStyleClass().add(Tone.WARNING.styleClass());
            HoverText.of(label, Messages.text("retraining.moved.tip"));
        }
        return label;
    }

    private static String driftKey(DriftResult result) {
        return result.feature().orElse(result.type().word());
    }

    private void showDrift(DriftResult result) {
        sentence.setText(DriftNames.sentence(result));
        Optional<Chart> chart = DistributionChart.of(result);
        chart.ifPresent(distribution::setChart);
        Presence.of(distribution, chart.isPresent());
    }

    private void dayColumns() {
        days.text(Messages.text("retraining.day"), day -> context.formats().date(day.from()))
                .setPrefWidth(110);
        for (MetricName metric : List.of(
                MetricName.REQUEST_COUNT,
                MetricName.ERROR_RATE,
                MetricName.P95_LATENCY,
                MetricName.ACCURACY,
                MetricName.RMSE)) {
            dayColumns.put(
                    metric,
                    days.number(
                            MetricWords.of(metric),
                            metric.unit(),
                            day -> day.value(metric.word()),
                            day -> RequestWords.figure(metric, day.value(metric.word()))));
        }
        days.setPrefHeight(220);
    }

    /** The part in sight has been looked at; each that was bears a tick. */
    private void look() {
        shown.ifPresent(facts -> {
            seen.add(key(facts, getSelectionModel().getSelectedItem()));
            getTabs().forEach(tab -> {
                boolean known = seen.contains(key(facts, tab));
                Node tick = Glyph.OK.node(Tone.GOOD);
                tick.setAccessibleText(Messages.text("retraining.seen"));
                tab.setGraphic(known ? tick : null);
                tab.setTooltip(known ? new Tooltip(Messages.text("retraining.seen")) : null);
            });
        });
    }

    private static Seen key(RequestFacts facts, Tab tab) {
        return new Seen(facts.request().id(), tab.getText(), Set.copyOf(facts.moved()));
    }

    /** @param same whether it is the request that was shown before: then what is selected stays */
    void show(RequestFacts facts, boolean same) {
        moved = facts.moved().stream()
                .filter(one -> one.what().equals("drift"))
                .collect(Collectors.toMap(Moved::subject, one -> one, (first, second) -> first));
        nowColumn.setVisible(!moved.isEmpty());
        drift.setRows(facts.evidence().drift());
        if (!same || drift.selected().get().isEmpty()) {
            drift.selectFirst();
        }
        days.setRows(facts.evidence().days().reversed());
        // a column of dashes says nothing: no accuracy of numbers, no RMSE of classes
        dayColumns.forEach((metric, column) -> column.setVisible(
                facts.evidence().days().stream().anyMatch(day -> Double.isFinite(day.value(metric.word())))));
        Optional<Chart> course = EvidenceCharts.quality(
                facts.evidence().days(), context.formats().zone());
        course.ifPresent(quality::setChart);
        Presence.of(quality, course.isPresent());
        data.getChildren().setAll(EvidenceData.of(context.formats(), facts));
        earlier.getChildren()
                .setAll(facts.evidence().earlier().stream().map(this::earlier).toList());
        if (earlier.getChildren().isEmpty()) {
            earlier.getChildren().add(new Paragraph(Messages.text("retraining.earlier.none"), "muted"));
        }
        shown = Optional.of(facts);
        look();
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

    private Hyperlink link(String text, Place place) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> context.go(place));
        return link;
    }
}
