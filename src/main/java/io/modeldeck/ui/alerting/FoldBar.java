package io.modeldeck.ui.alerting;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Messages;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;

/** In the line of the inbox's filter: how many acknowledged alerts are folded away, and the way to see them. Not there where none is. */
final class FoldBar extends HBox {

    private final Hyperlink link = new Hyperlink();

    /** @param onFlip asked to unfold them or to fold them away */
    FoldBar(Runnable onFlip) {
        getStyleClass().add("row");
        link.setOnAction(event -> onFlip.run());
        // the filter gives way, not the words
        link.setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        getChildren().add(link);
        setVisible(false);
    }

    void show(long folded, boolean open) {
        setVisible(folded > 0);
        link.setText(Messages.text("alerts.fold", folded));
        String whole = Messages.text(open ? "alerts.fold.close" : "alerts.fold.open", folded);
        HoverText.of(link, whole);
        link.setAccessibleText(whole);
        link.setGraphic(Icons.of(open ? "fth-chevron-down" : "fth-chevron-right"));
    }
}
