package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.ThemeChoice;

/**
 * What pictures of screens look like.
 *
 * @param width of the window in pixels
 * @param height of the window in pixels
 */
public record PictureFormat(Look look, int width, int height) {

    /** With texts of the ordinary size. */
    public PictureFormat(ThemeChoice theme, int width, int height) {
        this(Look.standard().with(theme), width, height);
    }

    ThemeChoice theme() {
        return look.theme();
    }
}
