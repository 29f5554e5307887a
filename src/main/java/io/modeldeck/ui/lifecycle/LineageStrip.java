package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.Lineage;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Where a version comes from and what followed it, link by link; read while the rest shows already. */
final class LineageStrip extends FlowPane {

    private final ScreenContext context;

    LineageStrip(ScreenContext context, ModelVersion version) {
        super(12, 4);
        this.context = context;
        context.tasks()
                .run(
                        Messages.text("board.lineage"),
                        () -> context.engine().retraining().lineage().ofVersion(version.id()),
                        chain -> getChildren().setAll(links(chain)));
    }

    private List<Node> links(Lineage.Chain chain) {
        List<Node> links = new ArrayList<>();
        chain.alert()
                .ifPresent(alert -> links.add(link(
                        Messages.text("retraining.alert", alert.id()), new Place.Alerts(OptionalLong.of(alert.id())))));
        chain.request()
                .ifPresent(request -> links.add(link(
                        Messages.text("runs.request", request.id()),
                        new Place.Retraining(OptionalLong.of(request.id())))));
        chain.run()
                .ifPresent(run -> links.add(
                        link(Messages.text("board.run", run.id()), new Place.Runs(OptionalLong.of(run.id())))));
        chain.version().ifPresent(version -> links.add(new Label("v" + version.deploymentVersion())));
        List<Node> way = new ArrayList<>();
        for (Node link : links) {
            if (!way.isEmpty()) {
                way.add(new Label("→"));
            }
            way.add(link);
        }
        if (!chain.parents().isEmpty()) {
            way.add(new Label(Messages.text("board.lineage.parents", numbers(chain.parents()))));
        }
        if (!chain.children().isEmpty()) {
            way.add(new Label(Messages.text("board.lineage.children", numbers(chain.children()))));
        }
        return way;
    }

    private static String numbers(List<ModelVersion> versions) {
        return versions.stream()
                .map(version -> "v" + version.deploymentVersion())
                .collect(Collectors.joining(", "));
    }

    private Hyperlink link(String text, Place place) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> context.go(place));
        return link;
    }
}
