package io.modeldeck.ui.lifecycle;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.app.Engine;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Columns;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import io.modeldeck.ui.kit.text.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened to a model of late: its main figures day by day, its newest alerts and runs, each with the way to its screen. */
final class ModelActivity {

    private static final int DAYS = 14;
    private static final int NEWEST = 6;
    private static final double HEIGHT = 132;
    private static final long GAP = Duration.ofHours(36).toMillis();

    private final ScreenContext context;
    private final Columns page = new Columns();
    private final ChartPane requests;
    private final ChartPane latency;
    private final ChartPane errors;
    private final ChartPane quality;

    /**
     * What is shown.
     *
     * @param range the last days up to the model's newest event
     * @param days of all versions, the oldest first
     * @param alerts open or not, the newest first
     */
    record Book(TimeRange range, List<MetricPeriod> days, List<Alert> alerts, List<TrainingRun> runs) {

        static Book read(Engine engine, ModelInfo model, Instant now) {
            TimeRange range = new RangeChoice.Last(Duration.ofDays(DAYS)).resolve(model, now);
            return new Book(
                    range,
                    engine.metrics().series(model.id(), OptionalLong.empty(), Granularity.DAILY, range),
                    engine.alerts().history(AlertFilter.newest(NEWEST).ofModel(model.id())),
                    engine.training().runs(OptionalLong.of(model.id()), NEWEST));
        }
    }

    ModelActivity(ScreenContext context) {
        this.context = context;
        requests = chart();
        latency = chart();
        errors = chart();
        quality = chart();
    }

    Node node() {
        return page;
    }

    private ChartPane chart() {
        ChartPane pane = new ChartPane(context.tasks().background(), context.tasks()::later);
        pane.follow(context.theme(), HEIGHT);
        return pane;
    }

    void show(ModelBook book) {
        ModelInfo model = book.model();
        Book activity = book.activity();
        boolean numbers = model.task() == TaskType.REGRESSION;
        MetricName good = numbers ? MetricName.RMSE : MetricName.ACCURACY;
        draw(requests, activity, Messages.text("model.activity.requests"), "", true, MetricPeriod::requestCount);
        draw(latency, activity, Messages.text("model.activity.p95"), "ms", true, MetricName.P95_LATENCY::of);
        draw(errors, activity, Messages.text("model.activity.errors"), "share", true, MetricName.ERROR_RATE::of);
        draw(quality, activity, MetricWords.of(good), numbers ? "" : "share", numbers, good::of);
        VBox left = Columns.column();
        left.getChildren()
                .add(new Block(
                        Messages.text("model.activity.days", DAYS),
                        pair(requests, latency),
                        pair(errors, quality),
                        link("model.activity.metrics", new Place.Metrics(model.id()))));
        VBox right = Columns.column();
        right.getChildren().addAll(alerts(model, activity), runs(model, activity));
        page.show(left, right, Columns.column());
    }

    private void draw(
            ChartPane pane,
            Book activity,
            String title,
            String unit,
            boolean fromZero,
            ToDoubleFunction<MetricPeriod> value) {
        long[] at = activity.days().stream()
                .mapToLong(
                        day -> day.range().fromMillis() + day.range().length().toMillis() / 2)
                .toArray();
        pane.setChart(new TimeSeriesChart(
                title,
                unit,
                activity.range(),
                context.formats().zone(),
                List.of(Series.line(
                        title, at, activity.days().stream().mapToDouble(value).toArray(), GAP)),
                List.of(),
                List.of(),
                fromZero,
                Messages.text("model.activity.foot")));
    }

    private static HBox pair(ChartPane one, ChartPane two) {
        HBox.setHgrow(one, Priority.ALWAYS);
        HBox.setHgrow(two, Priority.ALWAYS);
        return new HBox(16, one, two);
    }

    private Node alerts(ModelInfo model, Book activity) {
        Block block = new Block(Messages.text("model.activity.alerts"));
        if (activity.alerts().isEmpty()) {
            block.getChildren().add(new Paragraph(Messages.text("model.activity.alerts.none"), "muted"));
            return block;
        }
        for (Alert alert : activity.alerts()) {
            block.getChildren()
                    .add(line(
                            SeverityGlyph.glyph(alert.severity()).node(SeverityGlyph.tone(alert.severity())),
                            go(Said.exactly(alert.ruleName()), new Place.Alerts(OptionalLong.of(alert.id()))),
                            alert.at()));
        }
        block.getChildren().add(link("model.activity.alerts.all", Place.Alerts.ofModelAlone(model.id())));
        return block;
    }

    private Node runs(ModelInfo model, Book activity) {
        Block block = new Block(Messages.text("model.activity.runs"));
        if (activity.runs().isEmpty()) {
            block.getChildren().add(new Paragraph(Messages.text("model.activity.runs.none"), "muted"));
            return block;
        }
        for (TrainingRun run : activity.runs()) {
            block.getChildren()
                    .add(line(
                            ConditionBadge.of(run.status()),
                            go(Messages.text("board.run", run.id()), new Place.Runs(OptionalLong.of(run.id()))),
                            run.queuedAt()));
        }
        block.getChildren().add(link("model.activity.runs.all", Place.Runs.ofModelAlone(model.id())));
        return block;
    }

    private HBox line(Node mark, Hyperlink text, Instant at) {
        Label when = new Label(context.formats().relative(at));
        when.getStyleClass().add("caption");
        when.setMinWidth(Region.USE_PREF_SIZE);
        when.setAccessibleHelp(context.formats().timeWithZone(at));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, mark, text, gap, when);
        line.getStyleClass().add("row");
        return line;
    }

    private Hyperlink link(String key, Place place) {
        return go(Messages.text(key), place);
    }

    private Hyperlink go(String text, Place place) {
        Hyperlink link = new Hyperlink(Formats.bound(Formats.sentence(text)));
        link.setOnAction(event -> context.go(place));
        return link;
    }
}
