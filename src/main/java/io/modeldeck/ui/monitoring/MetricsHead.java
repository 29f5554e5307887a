package io.modeldeck.ui.monitoring;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The switches stand beside the title, or under it where there is no room for them. */
final class MetricsHead {

    private static final double SWITCHES_APART = 6;

    private final Region page;
    private final VBox title;
    private final HBox beside;
    private final FlowPane below;

    MetricsHead(Region page, VBox title, HBox beside, FlowPane below) {
        this.page = page;
        this.title = title;
        this.beside = beside;
        this.below = below;
    }

    void place() {
        Pane now = beside.getChildren().isEmpty() ? below : beside;
        double wanted = now.getChildren().stream()
                .filter(Node::isManaged)
                .mapToDouble(one -> one.prefWidth(-1) + SWITCHES_APART)
                .sum();
        double room =
                page.getWidth() - page.getInsets().getLeft() - page.getInsets().getRight();
        Pane there = room > title.prefWidth(-1) + wanted ? beside : below;
        if (there != now) {
            List<Node> switches = List.copyOf(now.getChildren());
            now.getChildren().clear();
            there.getChildren().addAll(switches);
        }
        below.setManaged(there == below);
    }
}
