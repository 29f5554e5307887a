package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;

/** Loads layouts. */
public final class Fxml {

    private Fxml() {}

    /**
     * Loads {@code X.fxml} beside the controller of class {@code X}, fills the controller's {@code @FXML} fields and answers the root. The layout
     * names no controller itself; its texts are keys of {@link Messages}.
     */
    public static <T> T load(Object controller) {
        String name = controller.getClass().getSimpleName() + ".fxml";
        URL layout = controller.getClass().getResource(name);
        if (layout == null) {
            throw new IllegalStateException("There is no layout " + name + " beside " + controller.getClass());
        }
        FXMLLoader loader = new FXMLLoader(layout, Messages.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The layout " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
