package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Marker;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Tone;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** Which markers stand on the charts: a switch for each kind, and one for the limits of rules. */
final class Layers {

    private final Map<Marker.Kind, ToggleButton> kinds = new EnumMap<>(Marker.Kind.class);
    private final ToggleButton limits;

    Layers(Pane host, Runnable changed) {
        kinds.put(
                Marker.Kind.DEPLOYMENT,
                toggle(Messages.text("metrics.layer.deployments"), Glyph.PRODUCTION.node(Tone.ACCENT), changed));
        kinds.put(
                Marker.Kind.ALERT,
                toggle(Messages.text("metrics.layer.alerts"), Glyph.CRITICAL.node(Tone.DANGER), changed));
        kinds.put(
                Marker.Kind.TRAINING,
                toggle(Messages.text("metrics.layer.trainings"), Glyph.PENDING.node(Tone.GOOD), changed));
        kinds.put(
                Marker.Kind.NOTE,
                toggle(Messages.text("metrics.layer.requests"), Glyph.QUEUED.node(Tone.NEUTRAL), changed));
        limits = toggle(Messages.text("metrics.layer.limits"), Glyph.ARCHIVED.node(Tone.WARNING), changed);
        host.getChildren().addAll(kinds.values());
        host.getChildren().add(limits);
    }

    Set<Marker.Kind> shown() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean limits() {
        return limits.isSelected();
    }

    private static ToggleButton toggle(String text, Node glyph, Runnable changed) {
        // a tick where it is on; its place stays, so that nothing moves
        Node on = Glyph.OK.node(Tone.NEUTRAL);
        HBox marks = new HBox(6, on, glyph);
        ToggleButton button = new ToggleButton(text, marks);
        on.visibleProperty().bind(button.selectedProperty());
        button.setSelected(true);
        button.getStyleClass().addAll("small", "layer");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setOnAction(event -> changed.run());
        return button;
    }
}
