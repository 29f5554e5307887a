package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Progress;
import io.modeldeck.intake.FakeHub;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.FetchSource;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.shell.MainWindow;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;

/** Pictures of our screens and dialogs on a workspace, for looking at: {@code WORKSPACE FOLDER [CSV ONNX]}. */
final class WorkspacePictures {

    private static final AtomicReference<ScreenContext> CONTEXT = new AtomicReference<>();
    private static final AtomicReference<SettingsView> SETTINGS = new AtomicReference<>();

    private WorkspacePictures() {}

    public static void main(String[] arguments) {
        Engine engine = Engine.open(new Workspace(Path.of(arguments[0])), Clock.systemUTC(), () -> {})
                .orElseThrow();
        Path folder = Path.of(arguments[1]);
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (double[] size : List.of(new double[] {1440, 900}, new double[] {1000, 700})) {
                String end = "-" + theme.word() + "-" + (int) size[0] + ".png";
                MainWindow window = FxTest.onFx(() -> {
                    Theme colours = new Theme();
                    colours.choose(theme);
                    return new MainWindow(engine, catalog(), colours, Workspaces.none());
                });
                Scene scene = FxTest.onFx(() -> window.scene(size[0], size[1]));
                FxTest.doOnFx(() -> window.start(Optional.of(new Place.Welcome())));
                shoot(window, scene, folder.resolve("welcome" + end));
                FxTest.doOnFx(() -> window.go(new Place.Jobs()));
                shoot(window, scene, folder.resolve("jobs" + end));
                FxTest.doOnFx(() -> window.go(new Place.Settings()));
                for (String section : List.of("General", "Workspace", "Monitoring", "Policies", "About")) {
                    FxTest.settle(window.tasks());
                    FxTest.doOnFx(() -> SETTINGS.get().choose(section));
                    shoot(window, scene, folder.resolve("settings-" + section.toLowerCase() + end));
                }
                if (arguments.length > 3) {
                    dialogs(window, scene, folder, end, Path.of(arguments[2]), Path.of(arguments[3]));
                }
                FxTest.doOnFx(window::close);
            }
        }
        engine.close();
        System.exit(0);
    }

    private static void dialogs(MainWindow window, Scene scene, Path folder, String end, Path csv, Path onnx) {
        AddModelDialog add = FxTest.onFx(() -> AddModelDialog.open(CONTEXT.get(), FilePicker.system()));
        shoot(window, scene, folder.resolve("add-start" + end));
        FxTest.doOnFx(() -> add.onnx().take(onnx));
        shoot(window, scene, folder.resolve("add-onnx" + end));
        FxTest.doOnFx(() -> {
            add.choose(add.train());
            add.train().take(csv);
        });
        shoot(window, scene, folder.resolve("add-train" + end));
        Path recipe = csv.resolveSibling("recipe.json");
        if (Files.exists(recipe)) {
            FxTest.doOnFx(() -> add.train().recipe().take(recipe));
            FxTest.settle(window.tasks());
            FxTest.doOnFx(() -> add.train().recipe().look().fire());
            shoot(window, scene, folder.resolve("add-recipe" + end));
        }
        intake(window, scene, folder, end, add);
        FxTest.doOnFx(() -> add.choose(add.external()));
        shoot(window, scene, folder.resolve("add-external" + end));
        FxTest.doOnFx(() -> {
            add.choose(add.onnx());
            add.onnx().take(csv);
        });
        shoot(window, scene, folder.resolve("add-bad" + end));
        FxTest.doOnFx(() -> add.frame().close());
        ImportEventsDialog events = FxTest.onFx(() -> ImportEventsDialog.open(CONTEXT.get(), FilePicker.system()));
        FxTest.settle(window.tasks());
        FxTest.doOnFx(() -> {
            events.file().setModel("payments" + end.replace(".png", ""));
            events.file().take(csv);
        });
        shoot(window, scene, folder.resolve("import-1" + end));
        FxTest.doOnFx(events::next);
        shoot(window, scene, folder.resolve("import-2" + end));
        FxTest.doOnFx(events::next);
        shoot(window, scene, folder.resolve("import-3" + end));
        FxTest.doOnFx(events::next);
        shoot(window, scene, folder.resolve("import-4" + end));
        FxTest.doOnFx(() -> events.frame().close());
    }

    private static void intake(MainWindow window, Scene scene, Path folder, String end, AddModelDialog add) {
        FxTest.doOnFx(() -> add.choose(add.folder()));
        shoot(window, scene, folder.resolve("add-folder" + end));
        FxTest.doOnFx(() -> add.choose(add.ollama()));
        shoot(window, scene, folder.resolve("add-ollama" + end));
        FxTest.doOnFx(() -> add.choose(add.fetched()));
        shoot(window, scene, folder.resolve("add-fetch" + end));
        try (FakeHub hub = new FakeHub()
                .with("model.onnx", new byte[40_000])
                .with("model_quantized.onnx", new byte[10_000])
                .with("scripts.safetensors", new byte[9])) {
            FetchService fetches = CONTEXT.get().engine().fetches();
            FetchSource source = FetchSource.parse("huggingface", "acme/tiny", hub.base());
            FxTest.doOnFx(() -> add.fetched().take(source));
            shoot(window, scene, folder.resolve("add-fetch-looked" + end));
            fetches.start(
                    CONTEXT.get().actor(), CONTEXT.get().now(), source, "default", FetchWish.NONE, Optional.empty());
            fetches.beat(Progress.none());
            long other = fetches.start(
                            CONTEXT.get().actor(),
                            CONTEXT.get().now(),
                            source,
                            "quantized",
                            FetchWish.NONE,
                            Optional.empty())
                    .id();
            fetches.cancel(CONTEXT.get().actor(), CONTEXT.get().now(), other, "");
        }
    }

    private static ScreenCatalog catalog() {
        return new ScreenCatalog()
                .add(Section.WELCOME, context -> {
                    CONTEXT.set(context);
                    return new WelcomeView(context);
                })
                .add(Section.JOBS, JobsView::new)
                .add(Section.SETTINGS, context -> {
                    SettingsView view = new SettingsView(context);
                    SETTINGS.set(view);
                    return view;
                });
    }

    private static void shoot(MainWindow window, Scene scene, Path file) {
        FxTest.settle(window.tasks());
        FxTest.picture(scene);
        FxTest.settle(window.tasks());
        // a viewport keeps a picture of itself, which is not renewed where no window is open
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
        FxTest.png(scene, file);
    }
}
