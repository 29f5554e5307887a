package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.ui.figure.ScoreBar;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Features against checks: where and since when something drifts, at a glance. A diamond marks drift, so that it needs no colour. */
final class DriftHeatMap extends VBox {

    /** The newest checks that are shown; more would be narrower than a diamond. */
    static final int MOST_CHECKS = 48;

    /** So few that one column alone is wide enough for the name of its day. */
    private static final int FEW_CHECKS = 10;

    private static final double NAMES = 180;

    private final ScreenContext context;
    private final GridPane grid = new GridPane();
    private final Label foot = new Label();

    DriftHeatMap(ScreenContext context) {
        this.context = context;
        getStyleClass().add("heat-map");
        grid.getStyleClass().add("heat-grid");
        foot.getStyleClass().add("muted");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        getChildren().addAll(scroll, foot);
    }

    void show(DriftData data) {
        grid.getChildren().clear();
        List<Instant> checks = checks(data);
        int row = 0;
        for (Map.Entry<String, Map<Instant, DriftResult>> feature :
                byFeature(data).entrySet()) {
            grid.add(name(data, feature.getKey(), feature.getValue()), 0, row);
            for (int i = 0; i < checks.size(); i++) {
                grid.add(
                        cell(feature.getKey(), checks.get(i), feature.getValue().get(checks.get(i))), i + 1, row);
            }
            row++;
        }
        days(checks, row);
        foot.setText(
                checks.isEmpty()
                        ? Messages.text("drift.heat.none")
                        : Messages.text(
                                "drift.heat.foot",
                                checks.size(),
                                context.formats().timeWithZone(checks.getFirst()),
                                context.formats().timeWithZone(checks.getLast())));
    }

    /** Below the cells, each day's name at its first check. */
    private void days(List<Instant> checks, int row) {
        int from = 0;
        for (int i = 1; i <= checks.size(); i++) {
            String day = context.formats().day(checks.get(from));
            if (i == checks.size() || !day.equals(context.formats().day(checks.get(i)))) {
                boolean hasRoom = i - from > 1 || checks.size() <= FEW_CHECKS;
                Label label = new Label(hasRoom ? day : "");
                label.getStyleClass().add("heat-day");
                label.setMinWidth(0);
                // the cells alone say how wide a day is
                label.setPrefWidth(0);
                label.setMaxWidth(Double.MAX_VALUE);
                label.setTextOverrun(OverrunStyle.CLIP);
                grid.add(label, from + 1, row, i - from, 1);
                from = i;
            }
        }
    }

    private static List<Instant> checks(DriftData data) {
        TreeSet<Instant> times = new TreeSet<>();
        results(data).filter(DriftHeatMap::isInput).forEach(result -> times.add(result.at()));
        return times.stream().skip(Math.max(0, times.size() - MOST_CHECKS)).toList();
    }

    /** Those of the range and the newest, which may lie behind its end. */
    private static Stream<DriftResult> results(DriftData data) {
        return Stream.concat(data.history().all().stream(), data.newest().stream());
    }

    private static boolean isInput(DriftResult result) {
        return result.type() == DriftType.INPUT && result.feature().isPresent();
    }

    /** In the order of the list: the most drifted first; features of earlier checks behind. */
    private static Map<String, Map<Instant, DriftResult>> byFeature(DriftData data) {
        Map<String, Map<Instant, DriftResult>> features = new LinkedHashMap<>();
        data.newest().stream()
                .filter(DriftHeatMap::isInput)
                .forEach(result -> features.put(result.feature().orElseThrow(), new LinkedHashMap<>()));
        data.history().all().stream()
                .filter(DriftHeatMap::isInput)
                .forEach(result -> features.computeIfAbsent(
                                result.feature().orElseThrow(), name -> new LinkedHashMap<>())
                        .put(result.at(), result));
        return features;
    }

    private Hyperlink name(DriftData data, String feature, Map<Instant, DriftResult> results) {
        String shown = results.values().stream().findFirst().map(DriftNames::of).orElse(feature);
        Hyperlink link = new Hyperlink(shown);
        link.setMinWidth(NAMES);
        link.setMaxWidth(NAMES);
        long drifted = results.values().stream()
                .filter(result -> result.state() == DriftState.DRIFT)
                .count();
        link.setAccessibleText(Messages.text("drift.heat.row", shown, drifted, results.size()));
        link.setOnAction(event -> context.go(new Place.Drift(data.model().id(), Optional.of(feature))));
        return link;
    }

    private StackPane cell(String feature, Instant at, DriftResult result) {
        StackPane cell = new StackPane();
        cell.getStyleClass().add("heat-cell");
        GridPane.setHgrow(cell, Priority.ALWAYS);
        String said;
        if (result == null || result.state() == DriftState.NOT_EVALUATED) {
            cell.getStyleClass().add("heat-unknown");
            said = Messages.text("figure.bar.none");
        } else {
            boolean drifts = result.state() == DriftState.DRIFT;
            Region heat = new Region();
            heat.getStyleClass().addAll("heat", drifts ? "heat-drift" : "heat-calm");
            heat.setOpacity(drifts ? 0.35 + 0.65 * result.score() : Math.min(1, result.score() / ScoreBar.LIMIT));
            cell.getChildren().add(heat);
            if (drifts) {
                Label mark = new Label("◆");
                mark.getStyleClass().add("heat-mark");
                cell.getChildren().add(mark);
            }
            said = DriftNames.score(result.score());
        }
        HoverText.of(cell, feature + " · " + context.formats().timeWithZone(at) + " · " + said);
        return cell;
    }
}
