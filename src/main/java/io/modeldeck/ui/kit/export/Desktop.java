package io.modeldeck.ui.kit.export;

import java.util.Optional;

/** The desktop that the window stands on. */
public final class Desktop {

    private Desktop() {}

    /** The name of the operating system; empty where the window is drawn without a display, so that there is nobody to show something to. */
    public static Optional<String> system() {
        boolean display = !"headless".equalsIgnoreCase(System.getProperty("glass.platform", ""));
        return Optional.ofNullable(System.getProperty("os.name")).filter(name -> display);
    }
}
