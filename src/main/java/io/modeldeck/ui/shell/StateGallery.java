package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.state.ViewState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.WritableImage;

/**
 * Every screen in every state that it can be in. The states are brought about, not painted: the workspace keeps its readers waiting, cannot be read,
 * holds nothing, holds a model of which nothing is known yet, or its engine has stopped.
 */
public final class StateGallery {

    /** What is done to the workspace behind the screens. */
    public enum Condition {
        /** A first load that takes long. */
        LOADING,
        /** A first load that fails. */
        FAILED,
        /** A load that fails where something was shown. */
        FAILED_LATER,
        /** A workspace that holds nothing. */
        EMPTY,
        /** A model that came a moment ago. */
        NEW,
        /** A filter that nothing passes, on the screens that have one. */
        FILTERED,
        /** An engine that has stopped. */
        STALE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What was seen.
     *
     * @param states of the parts of the screen that were visible
     */
    public record Shot(Section section, Condition condition, List<ViewState> states, WritableImage picture) {}

    private static final String NO_ROW = "no row has this";

    private final ScreenCatalog catalog;
    private final PictureFormat format;
    private final Consumer<Shot> onShot;

    StateGallery(ScreenCatalog catalog, PictureFormat format, Consumer<Shot> onShot) {
        this.catalog = catalog;
        this.format = format;
        this.onShot = onShot;
    }

    /** Takes the conditions that need a workspace with something in it: all but {@link Condition#EMPTY} and {@link Condition#NEW}. */
    void full(Workspace workspace, Clock clock) {
        Gate gate = new Gate();
        try (Engine engine = Engine.openReadOnly(workspace, clock, gate)) {
            loading(engine, gate);
            failed(engine, gate);
            failedLater(engine, gate);
            filtered(engine);
            stale(engine);
        }
    }

    /** Takes the screens of a workspace as they are under that condition. */
    void asIs(Workspace workspace, Clock clock, Condition condition) {
        try (Engine engine = Engine.openReadOnly(workspace, clock)) {
            try (Camera camera = camera(engine, new EngineFacts(engine, Optional.empty()))) {
                for (Place place : places(engine)) {
                    camera.act(window -> window.go(place));
                    shot(camera, place, condition, camera.picture());
                }
            }
        }
    }

    private void loading(Engine engine, Gate gate) {
        List<Place> places = places(engine);
        try (Camera camera = camera(engine, new EngineFacts(engine, Optional.empty()))) {
            gate.shut();
            for (Place place : places) {
                camera.begin(window -> window.go(place));
                shot(camera, place, Condition.LOADING, camera.now());
            }
        } finally {
            gate.open();
        }
    }

    private void failed(Engine engine, Gate gate) {
        List<Place> places = places(engine);
        try (Camera camera = camera(engine, new EngineFacts(engine, Optional.empty()))) {
            gate.breakDown();
            for (Place place : places) {
                camera.act(window -> window.go(place));
                shot(camera, place, Condition.FAILED, camera.picture());
            }
        } finally {
            gate.open();
        }
    }

    private void failedLater(Engine engine, Gate gate) {
        try (Camera camera = camera(engine, new EngineFacts(engine, Optional.empty()))) {
            for (Place place : places(engine)) {
                camera.act(window -> window.go(place));
                camera.picture();
                gate.breakDown();
                camera.act(MainWindow::refresh);
                shot(camera, place, Condition.FAILED_LATER, camera.picture());
                gate.open();
            }
        } finally {
            gate.open();
        }
    }

    private void filtered(Engine engine) {
        try (Camera camera = camera(engine, new EngineFacts(engine, Optional.empty()))) {
            for (Place place : places(engine)) {
                camera.act(window -> window.go(place));
                camera.picture();
                if (camera.filter(NO_ROW) > 0) {
                    shot(camera, place, Condition.FILTERED, camera.picture());
                }
            }
        }
    }

    private void stale(Engine engine) {
        EngineFacts facts = new EngineFacts(engine, Optional.empty());
        try (Camera camera = camera(engine, () -> facts.get().with(ShellFacts.EngineState.STOPPED))) {
            for (Place place : places(engine)) {
                camera.act(window -> window.go(place));
                shot(camera, place, Condition.STALE, camera.picture());
            }
        }
    }

    private Camera camera(Engine engine, Supplier<ShellFacts> facts) {
        Camera camera = Camera.of(engine, facts, catalog, format);
        camera.act(window -> window.start(Optional.of(new Place.Welcome())));
        return camera;
    }

    private void shot(Camera camera, Place place, Condition condition, WritableImage picture) {
        onShot.accept(new Shot(place.section(), condition, camera.states(), picture));
    }

    private List<Place> places(Engine engine) {
        OptionalLong model =
                engine.registry().models().stream().mapToLong(ModelInfo::id).findFirst();
        List<Place> places = new ArrayList<>();
        catalog.sections().forEach(section -> places.add(Place.of(section, model)));
        return places;
    }
}
