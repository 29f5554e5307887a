package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Marker;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Tone;
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

/** Which markers stand on the charts: a switch for each kind, and one for the limits of rules. */
final class Layers {

    private final Map<Marker.Kind, ToggleButton> kinds = new EnumMap<>(Marker.Kind.class);
    private final Optional<ToggleButton> limits;

    private Layers(Pane host, Runnable changed, List<Marker.Kind> offered, boolean withLimits) {
        offered.forEach(kind -> kinds.put(kind, toggle(word(kind), glyph(kind), changed)));
        limits = withLimits
                ? Optional.of(toggle(Messages.text("metrics.layer.limits"), Glyph.ARCHIVED.node(Tone.WARNING), changed))
                : Optional.empty();
        host.getChildren().addAll(kinds.values());
        limits.ifPresent(host.getChildren()::add);
    }

    /** All kinds, and the limits of rules. */
    static Layers ofMetrics(Pane host, Runnable changed) {
        return new Layers(
                host,
                changed,
                List.of(
                        Marker.Kind.DEPLOYMENT,
                        Marker.Kind.ALERT,
                        Marker.Kind.DRIFT,
                        Marker.Kind.TRAINING,
                        Marker.Kind.REQUEST,
                        Marker.Kind.NOTE),
                true);
    }

    /** What may explain the course of a check. */
    static Layers ofChecks(Pane host, Runnable changed) {
        return new Layers(host, changed, List.of(Marker.Kind.DEPLOYMENT, Marker.Kind.ALERT, Marker.Kind.NOTE), false);
    }

    private static String word(Marker.Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Messages.text("metrics.layer.deployments");
            case ALERT -> Messages.text("metrics.layer.alerts");
            case DRIFT -> Messages.text("metrics.layer.drift");
            case TRAINING -> Messages.text("metrics.layer.trainings");
            case REQUEST -> Messages.text("metrics.layer.requests");
            case NOTE -> Messages.text("metrics.layer.notes");
            case EXTREME -> throw new IllegalArgumentException(kind + " is no layer");
        };
    }

    private static Node glyph(Marker.Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Glyph.PRODUCTION.node(Tone.ACCENT);
            case ALERT -> Glyph.CRITICAL.node(Tone.DANGER);
            case DRIFT -> Glyph.NO_DATA.node(Tone.WARNING);
            case TRAINING -> Glyph.PENDING.node(Tone.GOOD);
            case REQUEST -> Glyph.QUEUED.node(Tone.NEUTRAL);
            default -> Glyph.FLAG.node(Tone.NEUTRAL);
        };
    }

    /** Of these markers those whose layer is shown. */
    List<Marker> of(List<Marker> markers) {
        Set<Marker.Kind> shown = shown();
        return markers.stream().filter(marker -> shown.contains(marker.kind())).toList();
    }

    Set<Marker.Kind> shown() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean limits() {
        return limits.filter(ToggleButton::isSelected).isPresent();
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
