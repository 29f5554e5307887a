package io.modeldeck.ui.kit.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.text.Font;

/** The typeface of the console: it comes with the application, looks the same everywhere, and its figures are all of one width. */
public final class Fonts {

    /** The family's name; another one is used by the toolkit where the files are missing. */
    public static final String FAMILY = "Roboto";

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";

    /** Begun once in a process. */
    private static final class Faces {

        private static final CompletableFuture<Void> KNOWN = CompletableFuture.runAsync(Fonts::read);
    }

    private Fonts() {}

    /** Begins to make the typeface known to the toolkit, which must be running; the toolkit copies each face to a file of its own first. */
    static CompletableFuture<Void> begin() {
        return Faces.KNOWN;
    }

    private static void read() {
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
