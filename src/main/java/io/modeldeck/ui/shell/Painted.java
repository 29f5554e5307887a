package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.place.Place;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;

/** What waits until a scene stands on the screen as it is now. */
final class Painted {

    private final Scene scene;

    Painted(Scene scene) {
        this.scene = scene;
    }

    /** What is laid out in one pulse is painted beside the next one, and on the screen when the third is laid out. */
    void then(Runnable next) {
        onPulse(() -> onPulse(() -> onPulse(next)));
    }

    private void onPulse(Runnable once) {
        Runnable listener = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                once.run();
            }
        };
        scene.addPostLayoutPulseListener(listener);
        Platform.requestNextPulse();
    }

    /** Goes to these places, to each once the one before stands there with all it has to read. */
    void walk(MainWindow window, List<Place> places, Runnable arrived) {
        if (places.isEmpty()) {
            return;
        }
        List<Place> further = places.subList(1, places.size());
        then(() -> {
            window.go(places.getFirst());
            window.tasks().whenIdle(() -> {
                if (further.isEmpty()) {
                    then(arrived);
                }
                walk(window, further, arrived);
            });
        });
    }
}
