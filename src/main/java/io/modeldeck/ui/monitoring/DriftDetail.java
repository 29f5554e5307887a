package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Marker;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.drift.Verdict;
import io.modeldeck.ui.chart.Crosshair;
import io.modeldeck.ui.chart.DistributionChart;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.control.TileRows;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.RuleRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One result explained: a sentence, its score over time, what was usual beside what is now, and how it was decided. */
final class DriftDetail extends VBox {

    private static final double COURSE = 210;
    private static final double SHAPES = 250;

    private final ScreenContext context;
    private final Label name = new Label();
    private final HBox head = new HBox();
    private final Label sentence = new Label();
    private final Label reason = new Label();
    private final FlowPane deeds = new FlowPane(8, 8);
    private final HBox earlier = new HBox();
    private final DriftDeeds does;
    private final Runnable changed;
    private final ChartPanel course;
    private final DriftShapes shapes;
    private final FactList left = new FactList();
    private final FactList right = new FactList();
    private final Layers layers;
    private Runnable again = () -> {};

    /** @param changed told after something was done about a feature */
    DriftDetail(ScreenContext context, DriftDeeds does, Runnable changed) {
        this.context = context;
        FlowPane switches = new FlowPane();
        switches.getStyleClass().add("layers");
        layers = Layers.ofChecks(switches, context.selection(), () -> again.run());
        this.does = does;
        this.changed = changed;
        Crosshair crosshair = new Crosshair();
        course = new ChartPanel(context, COURSE).overTime(crosshair, () -> {});
        shapes = new DriftShapes(new ChartPanel(context, SHAPES).overTime(crosshair, () -> {}));
        name.getStyleClass().add("page-title");
        head.getStyleClass().add("row");
        sentence.getStyleClass().add("drift-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        reason.getStyleClass().add("muted");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        TileRows facts = new TileRows();
        facts.getChildren().addAll(left, right);
        facts.getStyleClass().addAll("panel", "panel-quiet");
        left.setPrefWidth(10);
        right.setPrefWidth(10);
        getStyleClass().add("drift-detail");
        earlier.getStyleClass().addAll("row", "earlier-check");
        earlier.managedProperty().bind(earlier.visibleProperty());
        getChildren().addAll(head, earlier, sentence, reason, deeds, switches, course, shapes, facts);
    }

    /** Looks at the distributions in the next way. */
    void nextView() {
        shapes.next();
    }

    void show(DriftData data, DriftResult result) {
        show(data, result, result);
    }

    /** @param newest what is shown of the same thing where no earlier check is looked at */
    private void show(DriftData data, DriftResult newest, DriftResult result) {
        again = () -> show(data, newest, result);
        course.pane()
                .setOnPicked(at -> data.history().nearest(newest, at).ifPresent(check -> show(data, newest, check)));
        earlier(data, newest, result);
        name.setText(DriftNames.of(result));
        head.getChildren().setAll(name, data.isExcluded(result) ? excludedBadge() : ConditionBadge.of(result.state()));
        deeds(data, result);
        String said = DriftNames.sentence(result);
        sentence.setText(Formats.bound(said));
        String why = DriftNames.plain(result.verdict().reason());
        boolean more = !why.isBlank() && !said.contains(why);
        reason.setText(
                Formats.bound(result.state() == DriftState.NOT_EVALUATED ? Messages.text("drift.missing", why) : why));
        Presence.of(reason, more);
        List<Marker> markers = layers.of(data.markers());
        course.show(DriftCharts.course(
                result,
                data.history().courseOf(result),
                markers,
                data.range(),
                context.formats().zone()));
        Optional<Chart> side = result.type() == DriftType.CONCEPT
                ? Optional.of(
                        DriftCharts.quality(data, markers, context.formats().zone()))
                : DistributionChart.of(result);
        shapes.show(result, side);
        facts(data, result);
    }

    /** Which check is looked at, where it is not the newest one, and the way back. */
    private void earlier(DriftData data, DriftResult newest, DriftResult result) {
        boolean isEarlier = !result.at().equals(newest.at());
        earlier.setVisible(isEarlier);
        if (isEarlier) {
            Hyperlink back = new Hyperlink(Messages.text("drift.newest"));
            back.setOnAction(event -> show(data, newest));
            earlier.getChildren()
                    .setAll(
                            new Label(Messages.text(
                                    "drift.earlier", context.formats().timeWithZone(result.at()))),
                            back);
        }
    }

    static Badge excludedBadge() {
        return new Badge(Glyph.PAUSED, Messages.text("drift.excluded"), Tone.NEUTRAL);
    }

    /** What can be done about this one alone. */
    private void deeds(DriftData data, DriftResult result) {
        boolean excluded = data.isExcluded(result);
        deeds.getChildren().clear();
        if (!excluded) {
            deeds.getChildren().add(writing("drift.rule.create", () -> propose(data, result)));
        }
        if (result.concernsColumn()) {
            String feature = result.feature().orElseThrow();
            deeds.getChildren()
                    .add(writing(
                            excluded ? "drift.include" : "drift.exclude",
                            () -> does.exclude(data, feature, !excluded, changed)));
        }
    }

    /** Asks for a rule about what this one found. */
    void propose(DriftData data, DriftResult result) {
        fireEvent(new RuleRequest(RuleProposal.of(result, data.history().courseOf(result))));
    }

    private Button writing(String key, Runnable run) {
        return context.writing().guard(button(key, run));
    }

    private static Button button(String key, Runnable run) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> run.run());
        return button;
    }

    private void facts(DriftData data, DriftResult result) {
        Verdict verdict = result.verdict();
        left.clear()
                .fact(Messages.text("drift.method"), DriftNames.method(verdict.method()))
                .fact(
                        Messages.text("drift.statistic"),
                        Formats.number(verdict.statistic().orElse(Double.NaN)))
                .fact(
                        Messages.text("drift.p"),
                        verdict.pValueCorrected().isPresent()
                                ? DriftNames.pValue(verdict.pValueCorrected().getAsDouble())
                                : Formats.NONE,
                        Messages.text("drift.p.help"))
                .fact(
                        Messages.text("drift.effect"),
                        Messages.text(
                                "drift.effect.limit",
                                Formats.number(verdict.effectSize().orElse(Double.NaN)),
                                Formats.number(verdict.threshold().orElse(Double.NaN))));
        right.clear()
                .fact(
                        Messages.text("drift.baseline"),
                        BaselineText.of(context.formats(), result, data.baselineOf(result)))
                .fact(
                        Messages.text("drift.rows"),
                        Messages.text(
                                "drift.rows.both",
                                Formats.count(result.nReference()),
                                Formats.count(result.nCurrent())))
                .fact(Messages.text("drift.window"), context.formats().range(result.window()))
                .fact(
                        Messages.text("drift.checked"),
                        context.formats().relative(result.at()),
                        context.formats().timeWithZone(result.at()));
    }
}
