package io.modeldeck.ui.monitoring;

import io.modeldeck.report.Overview;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
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
    private List<FeedItems.Item> fed = List.of();

    OverviewFeed(ScreenContext context) {
        this.context = context;
        feed = new Timeline(context.formats());
        ScrollPane scroll = new ScrollPane(feed);
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
        boolean news = !items.equals(fed);
        fed = items;
        if (news) {
            feed.setEntries(items.stream().map(FeedItems.Item::entry).toList());
        } else {
            feed.age();
        }
        for (int i = 0; i < items.size(); i++) {
            Node node = feed.getChildren().get(i);
            items.get(i).place().ifPresent(place -> {
                if (news) {
                    lead(node, place);
                }
                node.setAccessibleText(words(node));
            });
        }
        if (items.isEmpty()) {
            Label none = new Label(Messages.text("overview.feed.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            feed.getChildren().setAll(none);
        }
    }

    private void lead(Node node, Place place) {
        node.getStyleClass().addAll("feed-item", "focus-ring");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setOnMouseClicked(event -> context.go(place));
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                context.go(place);
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
