package io.modeldeck.ui.shell;

import com.sun.glass.ui.Application;
import java.util.logging.Logger;
import javafx.application.Platform;

/** The one place where the toolkit is started. */
final class Toolkit {

    /** What the desktop knows its windows by: the entry in the menu says the same, so that both have one icon. */
    static final String NAME = "ModelDeck";

    /** Held, since a logger that nobody holds may forget its filter. */
    private static final Logger LOG = Logger.getLogger("javafx");

    private Toolkit() {}

    /**
     * Starts it, once in a process; answers when {@code first} has begun on its thread.
     *
     * @throws IllegalStateException where it runs already
     */
    static void start(Runnable first) {
        // it warns of the class path, on which it works as well; other libraries have no module names
        LOG.setFilter(entry -> !String.valueOf(entry.getMessage()).startsWith("Unsupported JavaFX configuration"));
        Platform.startup(() -> {
            name();
            RestingTimer.takePlace();
            first.run();
        });
    }

    /** Windows made from now on say whose they are. Without it each is one of the program "java", among those of others. */
    static void name() {
        Application.GetApplication().setName(NAME);
    }
}
