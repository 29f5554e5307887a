package io.modeldeck.ui.monitoring;

import io.modeldeck.report.Overview;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** What happened, newest first, each with the way to where it is explained. */
final class OverviewFeed extends VBox {

    private final ScreenContext context;
    private final Timeline feed;
    private final Label none = new Label(Messages.text("overview.feed.none"));
    /** Where the entries lead that lead anywhere. */
    private Map<Node, Place> places = Map.of();

    OverviewFeed(ScreenContext context) {
        this.context = context;
        feed = new Timeline(context.formats());
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        Presence.of(none, false);
        ScrollPane scroll = new ScrollPane(new VBox(none, feed));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        // what goes on below fades out instead of being cut through
        Region fade = new Region();
        fade.getStyleClass().add("feed-fade");
        fade.setMouseTransparent(true);
        fade.visibleProperty().bind(scroll.vvalueProperty().lessThan(scroll.vmaxProperty()));
        StackPane fading = new StackPane(scroll, fade);
        StackPane.setAlignment(fade, Pos.BOTTOM_CENTER);
        VBox.setVgrow(fading, Priority.ALWAYS);
        Label happened = new Label(Messages.text("overview.feed"));
        happened.getStyleClass().add("heading");
        getChildren().addAll(happened, fading);
        getStyleClass().addAll("panel", "feed-panel");
    }

    void show(Overview overview) {
        List<FeedItems.Item> items = FeedItems.of(overview);
        Presence.of(none, items.isEmpty());
        feed.setEntries(items.stream().map(FeedItems.Item::entry).toList());
        Map<Node, Place> now = new IdentityHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Node node = feed.getChildren().get(i);
            items.get(i).place().ifPresent(place -> {
                if (!places.containsKey(node)) {
                    lead(node);
                }
                now.put(node, place);
                node.setAccessibleText(words(node));
            });
        }
        places = now;
    }

    private void lead(Node node) {
        node.getStyleClass().addAll("feed-item", "focus-ring");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setOnMouseClicked(event -> context.go(places.get(node)));
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                context.go(places.get(node));
            }
        });
    }

    /** All that is written in it, in its order. */
    private static String words(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            case Parent parent ->
                parent.getChildrenUnmodifiable().stream()
                        .map(OverviewFeed::words)
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining(", "));
            default -> "";
        };
    }
}
