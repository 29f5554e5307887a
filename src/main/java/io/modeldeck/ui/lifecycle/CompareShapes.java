package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Sides;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.ColumnOverlay;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.DriftPicture;
import io.modeldeck.report.SideBySide.Item;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The rows that two versions are held against by the drift checks, usually those that they were trained on: one distribution over the other. */
final class CompareShapes extends VBox {

    private static final double HEIGHT = 190;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final ComboBox<ModelVersion> other = new ComboBox<>();
    private final ComboBox<ColumnOverlay> feature = new ComboBox<>();
    private final ChartPane chart;
    private Optional<ModelVersion> first = Optional.empty();
    private boolean filling;

    CompareShapes(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        chart = new ChartPane(context.tasks().background(), context.tasks()::later);
        chart.follow(context.theme(), HEIGHT);
        Label heading = new Label(Messages.text("compare.shapes"));
        heading.getStyleClass().add("heading");
        other.setConverter(ChoiceWords.of(ModelVersion::shortLabel));
        other.setAccessibleText(Messages.text("compare.shapes.with"));
        other.setOnAction(event -> {
            if (!filling) {
                load();
            }
        });
        feature.setConverter(ChoiceWords.of(ColumnOverlay::name));
        feature.setAccessibleText(Messages.text("compare.shapes.feature"));
        feature.setOnAction(event -> {
            if (!filling) {
                draw();
            }
        });
        HBox line = new HBox(12, heading, other, feature);
        line.getStyleClass().add("row");
        getStyleClass().add("block");
        getChildren().addAll(line, chart);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** The first of the versions is what another is laid over. */
    void show(List<Item> items) {
        List<ModelVersion> versions = items.stream()
                .filter(Item.Version.class::isInstance)
                .map(item -> ((Item.Version) item).version())
                .toList();
        if (versions.size() < 2) {
            setVisible(false);
            return;
        }
        filling = true;
        first = Optional.of(versions.getFirst());
        Optional<Integer> before = Optional.ofNullable(other.getValue()).map(ModelVersion::deploymentVersion);
        List<ModelVersion> others = versions.subList(1, versions.size());
        other.getItems().setAll(others);
        other.setValue(others.stream()
                .filter(version -> before.equals(Optional.of(version.deploymentVersion())))
                .findFirst()
                .orElse(others.getFirst()));
        filling = false;
        load();
    }

    private void load() {
        ModelVersion one = first.orElseThrow();
        ModelVersion two = other.getValue();
        lane.run(Messages.text("compare.shapes"), () -> read(context.engine(), one, two), this::fill);
    }

    /** Nothing where both are held against the same rows, or one against none. */
    static List<ColumnOverlay> read(Engine engine, ModelVersion one, ModelVersion two) {
        Optional<Baseline> first = engine.baselines().active(one.modelId(), one.id());
        Optional<Baseline> second = engine.baselines().active(two.modelId(), two.id());
        if (first.isEmpty()
                || second.isEmpty()
                || first.get().id() == second.get().id()) {
            return List.of();
        }
        return engine.baselines().overlay(first.get(), second.get()).stream()
                .filter(overlay -> overlay.nReference() > 0 && overlay.nCurrent() > 0)
                .filter(overlay -> picture(overlay, Sides.USUAL, "", "").isPresent())
                .toList();
    }

    private void fill(List<ColumnOverlay> found) {
        setVisible(!found.isEmpty());
        if (found.isEmpty()) {
            return;
        }
        filling = true;
        Optional<String> before = Optional.ofNullable(feature.getValue()).map(ColumnOverlay::name);
        feature.getItems().setAll(found);
        feature.setValue(found.stream()
                .filter(overlay -> before.equals(Optional.of(overlay.name())))
                .findFirst()
                .orElse(found.getFirst()));
        filling = false;
        draw();
    }

    private void draw() {
        ColumnOverlay shown = feature.getValue();
        picture(
                        shown,
                        new Sides(
                                first.orElseThrow().shortLabel(),
                                other.getValue().shortLabel()),
                        shown.name(),
                        Messages.text(
                                "compare.shapes.foot",
                                first.orElseThrow().shortLabel(),
                                Formats.count(shown.nReference()),
                                other.getValue().shortLabel(),
                                Formats.count(shown.nCurrent())))
                .ifPresent(chart::setChart);
    }

    private static Optional<Chart> picture(ColumnOverlay overlay, Sides sides, String title, String footer) {
        return DriftPicture.distribution(overlay.reference(), overlay.current(), sides, title, footer);
    }
}
