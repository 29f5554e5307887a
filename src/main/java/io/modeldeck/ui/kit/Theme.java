package io.modeldeck.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.modeldeck.chart.Palette;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;

/** Light or dark, everywhere at once: the toolkit's style sheet, our own on top of it, and the colours of charts. */
public final class Theme {

    private static final String SHEET = "/io/modeldeck/ui/modeldeck.css";

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private ThemeChoice choice = ThemeChoice.SYSTEM;

    /** Follows the platform until told otherwise. Created on the FX thread. */
    public Theme() {
        Fonts.load();
        Platform.getPreferences().colorSchemeProperty().addListener(observable -> apply());
        apply();
    }

    public ThemeChoice choice() {
        return choice;
    }

    public void choose(ThemeChoice wanted) {
        choice = wanted;
        apply();
    }

    /** From light to dark and back. */
    public void flip() {
        choose(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /** The colours for charts; ask again when {@link #dark} changes. */
    public Palette palette() {
        return dark.get() ? Palette.dark() : Palette.light();
    }

    /** True where the person asked the platform for less motion. */
    public static boolean isMotionReduced() {
        return Platform.getPreferences().isReducedMotion();
    }

    /** Puts our style sheet on a scene. */
    public static void dress(Scene scene) {
        URL sheet = Theme.class.getResource(SHEET);
        if (sheet == null) {
            throw new IllegalStateException("The style sheet " + SHEET + " is missing");
        }
        scene.getStylesheets().setAll(sheet.toExternalForm());
    }

    private void apply() {
        boolean wanted = switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                wanted ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        dark.set(wanted);
    }
}
