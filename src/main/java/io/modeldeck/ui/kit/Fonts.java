package io.modeldeck.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typeface of the console: it comes with the application, looks the same everywhere, and its figures are all of one width. */
public final class Fonts {

    /** The family's name; another one is used by the toolkit where the files are missing. */
    public static final String FAMILY = "Roboto";

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";

    private Fonts() {}

    /** Makes the typeface known to the toolkit; may be called again. */
    static void load() {
        for (String face : List.of("Regular", "Medium", "Bold", "Italic")) {
            try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + "Roboto-" + face + ".ttf")) {
                if (in != null) {
                    Font.loadFont(in, 13);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
