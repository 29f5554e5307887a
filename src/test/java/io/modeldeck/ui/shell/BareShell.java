package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.NavCount;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.kit.theme.Tone;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The window with screens that only note what they are told. */
abstract class BareShell {

    static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path temporary;

    final Map<Section, NotingScreen> made = new EnumMap<>(Section.class);
    Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(temporary.resolve("workspace")), CLOCK, () -> {})
                .orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    ScreenCatalog catalog() {
        ScreenCatalog catalog = new ScreenCatalog();
        for (Section section : Section.values()) {
            catalog.add(section, context -> {
                NotingScreen screen = new NotingScreen(context);
                made.put(section, screen);
                return screen;
            });
        }
        return catalog;
    }

    private static ModelInfo model(long id, String name) {
        return new ModelInfo(
                id,
                name,
                TaskType.CLASSIFICATION,
                Optional.of("1"),
                Optional.of(NOW.minusSeconds(3_000_000)),
                Optional.of(NOW.minusSeconds(60)),
                NOW);
    }

    static ShellFacts facts() {
        return new ShellFacts(
                List.of(model(1, "churn"), model(2, "sentiment")),
                Map.of(
                        Section.ALERTS,
                        new NavCount(3, Glyph.CRITICAL, Tone.DANGER, "3 alerts wait to be acknowledged"),
                        Section.RETRAINING,
                        new NavCount(1, Glyph.PENDING, Tone.ACCENT, "1 request waits for approval")),
                "sample",
                ShellFacts.EngineState.RUNNING,
                "Sample engineer",
                true,
                List.of(),
                false);
    }

    MainWindow window(ThemeChoice choice) {
        MainWindow window = FxTest.onFx(() -> {
            Theme theme = new Theme();
            theme.choose(choice);
            MainWindow opened = new MainWindow(engine, BareShell::facts, catalog(), theme, Workspaces.none(), true);
            opened.start(Optional.of(new Place.Alerts()));
            return opened;
        });
        FxTest.settle(window.tasks());
        return window;
    }

    Path file(String name) {
        String wanted = System.getProperty("modeldeck.gallery", "");
        return (wanted.isEmpty() ? temporary : Path.of(wanted)).resolve(name + ".png");
    }
}
