package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.Controls;
import io.modeldeck.testing.FxTest;
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
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small real workspace whose newest day differs from the usual, and screens on it; of each test its own. */
abstract class MonitoredModel {

    static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);

    @TempDir
    Path folder;

    final ExecutorService background = Executors.newFixedThreadPool(2);
    final List<Place> visited = new ArrayList<>();
    /** What the clock says. */
    volatile Instant now = NOW;

    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    Engine engine;
    ModelInfo model;
    ModelVersion version;
    ScreenContext context;
    FxTasks tasks;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(folder.resolve("workspace")), clock, () -> {})
                .orElseThrow();
        model = engine.registry()
                .createModel(PERSON, NOW.minus(Duration.ofDays(9)), "churn", TaskType.REGRESSION, Optional.empty());
        version = external();
        // two days of the usual, then one of much larger values
        store(0, NOW.minus(Duration.ofDays(3)), 200, 10);
        store(1, NOW.minus(Duration.ofHours(20)), 200, 60);
        TimeRange usual = new TimeRange(NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofHours(21)));
        engine.baselines()
                .setFromEvents(PERSON, usual.to(), model.id(), version.id(), usual, BaselineKind.FIXED, "usual");
        engine.drift().check(model.id(), NOW);
        engine.quality().check(model.id(), NOW);
        model = engine.registry().requireModel(model.id());
        context = FxTest.onFx(this::context);
    }

    @AfterEach
    void close() {
        FxTest.settle(tasks);
        background.shutdown();
        engine.close();
    }

    ModelVersion external() {
        return engine.registry()
                .addVersion(
                        PERSON,
                        NOW.minus(Duration.ofDays(9)),
                        NewVersion.external(model.id(), "2026-01", List.of(), Map.of(), ""));
    }

    void store(int batch, Instant from, int count, double middle) {
        Random random = new Random(7 + batch);
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Prediction(
                    "e" + batch + "-" + i,
                    model.id(),
                    version.id(),
                    from.plus(Duration.ofMinutes(5L * i)),
                    Map.of("usage", middle + random.nextGaussian()),
                    "1.5",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    20_000 + i,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("1.4")));
        }
        engine.intake().accept(events);
        engine.hops().rollUpAll(model.id(), NOW);
    }

    ScreenContext context() {
        Toasts toasts = new Toasts();
        tasks = new FxTasks(background, toasts::failed);
        Selection selection = new Selection(engine.clock());
        selection.setModels(List.of(model));
        return new ScreenContext(
                engine,
                tasks,
                visited::add,
                selection,
                toasts,
                new Dialogs(),
                new Theme(),
                new Formats(ZoneOffset.UTC, engine.clock()),
                Workspaces.none(),
                Writing.of(true, toasts));
    }

    Parent shown(Function<ScreenContext, Screen> maker, Place place, List<Screen> kept) {
        Scene scene = FxTest.onFx(() -> {
            Screen screen = maker.apply(context);
            kept.add(screen);
            Scene made = new Scene((Parent) screen.node(), 1_200, 800);
            Theme.dress(made);
            screen.show(place);
            return made;
        });
        FxTest.settle(tasks);
        FxTest.picture(scene);
        FxTest.settle(tasks);
        return scene.getRoot();
    }

    /** As the window does: goes where the screen wanted to go. */
    void goOn(List<Screen> screens) {
        FxTest.doOnFx(() -> screens.getFirst().show(visited.getLast()));
        FxTest.settle(tasks);
    }

    static void press(Screen screen, String key) {
        FxTest.doOnFx(() -> screen.commands().stream()
                .filter(command -> command.keyText().equals(key))
                .forEach(command -> command.run().run()));
    }

    /** Presses the button of that text. */
    void click(Parent root, String text) {
        FxTest.doOnFx(() -> {
            root.applyCss();
            root.layout();
            new Controls(root).button(text).fire();
        });
        FxTest.settle(tasks);
    }

    static Set<String> labels(Parent root) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return root.lookupAll(".label").stream()
                    .filter(Label.class::isInstance)
                    .map(node -> ((Label) node).getText())
                    .collect(Collectors.toSet());
        });
    }
}
