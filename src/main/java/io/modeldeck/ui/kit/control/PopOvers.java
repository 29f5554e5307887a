package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.theme.Theme;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;

/** Small windows that hang on a control and close at a click beside them. */
public final class PopOvers {

    private PopOvers() {}

    /** Shows the content below the control. The answer closes it. */
    public static Runnable show(Node control, Node content) {
        StackPane frame = new StackPane(content);
        frame.getStyleClass().add("popover-content");
        PopOver popOver = new PopOver(frame);
        popOver.setArrowSize(0);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setAnimated(!Theme.isMotionReduced());
        popOver.setDetachable(false);
        popOver.show(control, 4);
        popOver.getRoot().getStylesheets().setAll(control.getScene().getStylesheets());
        // a window of its own takes the look of the one it hangs on
        Node root = control.getScene().getRoot();
        popOver.getRoot().setStyle(root.getStyle());
        root.getStyleClass().stream()
                .filter(name -> name.startsWith(Theme.LARGER))
                .forEach(name -> popOver.getRoot().getStyleClass().add(name));
        if (root.getStyleClass().contains("high-contrast")) {
            popOver.getRoot().getStyleClass().add("high-contrast");
        }
        return popOver::hide;
    }
}
