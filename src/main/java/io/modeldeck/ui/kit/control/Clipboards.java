package io.modeldeck.ui.kit.control;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Texts and pictures on the system's clipboard. */
public final class Clipboards {

    private Clipboards() {}

    /** The text that lies there; empty where none does. */
    public static String text() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
    }

    public static void copy(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
