package io.modeldeck.ui.kit.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.modeldeck.chart.Palette;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Light or dark, everywhere at once: the toolkit's style sheet, our own on top of it, and the colours of charts. */
public final class Theme {

    private static final String SHEET = "/io/modeldeck/ui/modeldeck.css";

    /** The size of texts at the scale of one, in pixels; the style sheet is in multiples of it. */
    public static final double TEXT = 13;

    private static final String HIGH_CONTRAST = "high-contrast";
    private static final String COMPACT = "compact";
    /** Before the percent of the text's size: what is not text grows by it too. */
    public static final String LARGER = "text-";

    private static volatile boolean calm;

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(Look.standard());
    /** How often everything was dressed anew. */
    private final IntegerProperty dressings = new SimpleIntegerProperty();

    private final List<WeakReference<Scene>> scenes = new ArrayList<>();

    /** @param held by its node alone */
    private record Follower(InvalidationListener held, InvalidationListener weak) {}

    /** Follows the platform until told otherwise. Created on the FX thread. */
    public Theme() {
        CompletableFuture<Void> fonts = Fonts.begin();
        Platform.getPreferences().colorSchemeProperty().addListener(observable -> apply());
        apply();
        // before anything is dressed
        fonts.join();
    }

    public ThemeChoice choice() {
        return look.get().theme();
    }

    public void choose(ThemeChoice wanted) {
        choose(look.get().with(wanted));
    }

    public void choose(Look wanted) {
        look.set(wanted);
        calm = wanted.calm();
        apply();
    }

    /**
     * Tells, once what is asked here has changed, of every change for as long as the node is there, in place of what it was told before. The theme
     * outlives the windows that it dresses, so it holds nothing of theirs.
     */
    public void follow(Node node, Runnable changed) {
        InvalidationListener held = observable -> changed.run();
        Follower now = new Follower(held, new WeakInvalidationListener(held));
        if (node.getProperties().put(Follower.class, now) instanceof Follower before) {
            dressings.removeListener(before.weak());
        }
        dressings.addListener(now.weak());
    }

    /** What was chosen; changes when {@link #dark} does not. */
    public ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    /** The size of ordinary texts in pixels. */
    public double textSize() {
        return TEXT * look.get().textScale();
    }

    /** From light to dark and back. */
    public void flip() {
        choose(dark.get() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /** The colours for charts; ask again when {@link #dark} or {@link #look} changes. */
    public Palette palette() {
        Palette palette = dark.get() ? Palette.dark() : Palette.light();
        return look.get().highContrast() ? palette.strong() : palette;
    }

    /** True where the person asked the platform for less motion. */
    public static boolean isMotionReduced() {
        return calm || Platform.getPreferences().isReducedMotion();
    }

    /** Dresses the scene and keeps it dressed as somebody chooses. */
    public void follow(Scene scene) {
        dress(scene);
        scenes.removeIf(known -> known.get() == null);
        scenes.add(new WeakReference<>(scene));
        // another root is dressed as the one before
        scene.rootProperty().addListener(observable -> apply(scene));
        apply(scene);
    }

    private void apply(Scene scene) {
        scene.getRoot().setStyle("-fx-font-size: " + textSize() + "px;");
        scene.getRoot().getStyleClass().removeIf(name -> name.startsWith(LARGER));
        scene.getRoot().getStyleClass().add(LARGER + Math.round(look.get().textScale() * 100));
        dress(scene, HIGH_CONTRAST, look.get().highContrast());
        dress(scene, COMPACT, look.get().compact());
    }

    private static void dress(Scene scene, String styleClass, boolean worn) {
        scene.getRoot().getStyleClass().remove(styleClass);
        if (worn) {
            scene.getRoot().getStyleClass().add(styleClass);
        }
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
        boolean wanted = switch (choice()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                wanted ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scenes.stream().map(WeakReference::get).filter(Objects::nonNull).forEach(this::apply);
        dark.set(wanted);
        dressings.set(dressings.get() + 1);
    }
}
