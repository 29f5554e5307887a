package io.modeldeck.ui.shell;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** The application's icon, drawn in each size that it is shown in: scaling one takes a start longer than reading it. */
enum AppIcon {
    /** Twice as large as it is shown, for fine screens. */
    NAVIGATION(44),
    OPENING(112),
    DESKTOP(128);

    private final int pixels;

    AppIcon(int pixels) {
        this.pixels = pixels;
    }

    Image image() {
        return new Image(AppIcon.class
                .getResource("/io/modeldeck/icon-" + pixels + ".png")
                .toExternalForm());
    }

    /** Half as wide and high as it has pixels. */
    ImageView view() {
        ImageView view = new ImageView(image());
        view.setFitWidth(pixels / 2.0);
        view.setFitHeight(pixels / 2.0);
        return view;
    }
}
