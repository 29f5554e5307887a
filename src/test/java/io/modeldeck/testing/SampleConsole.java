package io.modeldeck.testing;

import io.modeldeck.app.Engine;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/** One screen on the sample workspace, without the window around it: for tests of screens. */
public final class SampleConsole implements AutoCloseable {

    private final Engine engine;
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<Place> gone = new ArrayList<>();
    private final ScreenContext context;
    private final StackPane root;
    private final Screen screen;
    private final Scene scene;

    private SampleConsole(Engine engine, Function<ScreenContext, Screen> maker, double width, double height) {
        this.engine = engine;
        Clock clock = engine.clock();
        FxTasks tasks = new FxTasks(background, failure -> {
            throw new AssertionError(failure.details());
        });
        record Parts(ScreenContext context, StackPane root, Screen screen, Scene scene) {}
        Parts parts = FxTest.onFx(() -> {
            Toasts toasts = new Toasts();
            Dialogs dialogs = new Dialogs();
            ScreenContext made = new ScreenContext(
                    engine,
                    tasks,
                    gone::add,
                    new Selection(clock),
                    toasts,
                    dialogs,
                    new Theme(),
                    new Formats(ZoneId.of("UTC"), clock),
                    Workspaces.none(),
                    Writing.of(engine.isWritable(), toasts));
            Screen shown = maker.apply(made);
            StackPane all = new StackPane(shown.node(), toasts.node(), dialogs.node());
            all.getStyleClass().add("window");
            Scene dressed = new Scene(all, width, height);
            Theme.dress(dressed);
            return new Parts(made, all, shown, dressed);
        });
        context = parts.context();
        root = parts.root();
        screen = parts.screen();
        scene = parts.scene();
    }

    /** Opens a screen of that size; the engine stays open when this is closed. */
    public static SampleConsole open(
            Engine engine, Function<ScreenContext, Screen> maker, double width, double height) {
        return new SampleConsole(engine, maker, width, height);
    }

    public ScreenContext context() {
        return context;
    }

    public StackPane root() {
        return root;
    }

    /** What can be used on it, by what it says. */
    public Controls controls() {
        return new Controls(root);
    }

    public Screen screen() {
        return screen;
    }

    public Engine engine() {
        return engine;
    }

    /** Where the screen wanted to go. */
    public List<Place> gone() {
        return gone;
    }

    public void show(Place place) {
        FxTest.doOnFx(() -> screen.show(place));
        settle();
    }

    public void settle() {
        FxTest.settle(context.tasks());
        FxTest.doOnFx(() -> {
            root.applyCss();
            root.layout();
        });
        FxTest.settle(context.tasks());
    }

    /** Runs the screen's command of that name, as its key does. */
    public void command(String text) {
        FxTest.doOnFx(() -> screen.commands().stream()
                .filter(command -> command.text().equals(text))
                .map(KeyCommand::run)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No command " + text))
                .run());
        settle();
    }

    public void theme(ThemeChoice choice) {
        FxTest.doOnFx(() -> context.theme().choose(choice));
    }

    public void png(Path file) {
        settle();
        FxTest.png(scene, file);
    }

    @Override
    public void close() {
        FxTest.doOnFx(screen::hide);
        background.shutdownNow();
    }
}
