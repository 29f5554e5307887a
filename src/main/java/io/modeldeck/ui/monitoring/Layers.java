package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Marker;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.selection.Layer;
import io.modeldeck.ui.kit.selection.LayerChoice;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** Which markers stand on the charts, whether the limits of rules do, and what stands beside: a switch for each. One choice holds for all screens. */
final class Layers {

    private final Map<Layer, ToggleButton> switches = new EnumMap<>(Layer.class);
    private final Selection selection;

    private Layers(Pane host, Selection selection, Runnable changed, List<Layer> offered) {
        this.selection = selection;
        offered.forEach(layer -> switches.put(layer, toggle(layer)));
        host.getChildren().addAll(switches.values());
        show();
        selection.layers().addListener(observable -> {
            show();
            changed.run();
        });
    }

    /** All kinds, the limits of rules, and the runtime. */
    static Layers ofMetrics(Pane host, Selection selection, Runnable changed) {
        return new Layers(host, selection, changed, List.of(Layer.values()));
    }

    /** What may explain the course of a check. */
    static Layers ofChecks(Pane host, Selection selection, Runnable changed) {
        return new Layers(host, selection, changed, List.of(Layer.DEPLOYMENTS, Layer.ALERTS, Layer.NOTES));
    }

    /** Of these markers those whose layer is shown. */
    List<Marker> of(List<Marker> markers) {
        return markers.stream().filter(marker -> has(layer(marker.kind()))).toList();
    }

    Set<Marker.Kind> shown() {
        return switches.keySet().stream()
                .filter(this::has)
                .flatMap(layer -> kind(layer).stream())
                .collect(Collectors.toSet());
    }

    boolean has(Layer layer) {
        return switches.containsKey(layer) && selection.layers().get().has(layer);
    }

    private void show() {
        LayerChoice choice = selection.layers().get();
        switches.forEach((layer, button) -> button.setSelected(choice.has(layer)));
    }

    private static Optional<Marker.Kind> kind(Layer layer) {
        return switch (layer) {
            case DEPLOYMENTS -> Optional.of(Marker.Kind.DEPLOYMENT);
            case ALERTS -> Optional.of(Marker.Kind.ALERT);
            case DRIFT -> Optional.of(Marker.Kind.DRIFT);
            case TRAININGS -> Optional.of(Marker.Kind.TRAINING);
            case REQUESTS -> Optional.of(Marker.Kind.REQUEST);
            case NOTES -> Optional.of(Marker.Kind.NOTE);
            case LIMITS, RUNTIME -> Optional.empty();
        };
    }

    private static Layer layer(Marker.Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Layer.DEPLOYMENTS;
            case ALERT -> Layer.ALERTS;
            case DRIFT -> Layer.DRIFT;
            case TRAINING -> Layer.TRAININGS;
            case REQUEST -> Layer.REQUESTS;
            case NOTE -> Layer.NOTES;
            case EXTREME -> throw new IllegalArgumentException(kind + " is no layer");
        };
    }

    private static String word(Layer layer) {
        return Messages.text(
                switch (layer) {
                    case DEPLOYMENTS -> "metrics.layer.deployments";
                    case ALERTS -> "metrics.layer.alerts";
                    case DRIFT -> "metrics.layer.drift";
                    case TRAININGS -> "metrics.layer.trainings";
                    case REQUESTS -> "metrics.layer.requests";
                    case NOTES -> "metrics.layer.notes";
                    case LIMITS -> "metrics.layer.limits";
                    case RUNTIME -> "metrics.layer.runtime";
                });
    }

    private static Node glyph(Layer layer) {
        return switch (layer) {
            case DEPLOYMENTS -> Glyph.PRODUCTION.node(Tone.ACCENT);
            case ALERTS -> Glyph.CRITICAL.node(Tone.DANGER);
            case DRIFT -> Glyph.NO_DATA.node(Tone.WARNING);
            case TRAININGS -> Glyph.PENDING.node(Tone.GOOD);
            case REQUESTS -> Glyph.QUEUED.node(Tone.NEUTRAL);
            case LIMITS -> Glyph.ARCHIVED.node(Tone.WARNING);
            case NOTES -> Glyph.FLAG.node(Tone.NEUTRAL);
            case RUNTIME -> Glyph.RUNNING.node(Tone.NEUTRAL);
        };
    }

    private ToggleButton toggle(Layer layer) {
        // a tick where it is on; its place stays, so that nothing moves
        Node on = Glyph.OK.node(Tone.NEUTRAL);
        HBox marks = new HBox(6, on, glyph(layer));
        ToggleButton button = new ToggleButton(word(layer), marks);
        on.visibleProperty().bind(button.selectedProperty());
        button.getStyleClass().addAll("small", "layer");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setOnAction(
                event -> selection.layers().set(selection.layers().get().with(layer, button.isSelected())));
        return button;
    }
}
