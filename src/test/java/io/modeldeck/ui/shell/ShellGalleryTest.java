package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Layer;
import io.modeldeck.ui.kit.LayerChoice;
import io.modeldeck.ui.kit.NavCount;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.RangeChoice;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.TableState;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.ThemeChoice;
import io.modeldeck.ui.kit.Tone;
import io.modeldeck.ui.kit.Workspaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window without its screens, in both themes and at its smallest, and how one gets from place to place in it. */
class ShellGalleryTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path temporary;

    /** A screen that notes what it was told. */
    private static final class Noting implements Screen {
        private final List<String> told = new ArrayList<>();
        private final VBox page = new VBox();
        private final DataTable<String> table = new DataTable<String>("Rows of the screen", row -> row).filterable();

        Noting(ScreenContext context) {
            Label title = new Label("A screen");
            title.getStyleClass().add("page-title");
            StatePane state = new StatePane(new VBox());
            state.allGood("No active alerts", "Last one 3 days ago. 12 rules watch 3 models.");
            VBox.setVgrow(state, Priority.ALWAYS);
            page.getStyleClass().add("page");
            table.text("Name", row -> row);
            table.text("Length", row -> Integer.toString(row.length()));
            table.setRows(List.of("one", "three", "two"));
            table.setMaxHeight(120);
            page.getChildren().addAll(title, state, table);
        }

        @Override
        public Node node() {
            return page;
        }

        @Override
        public void show(Place place) {
            told.add(place.text());
        }

        @Override
        public void refresh(Set<Class<? extends Change>> what) {
            told.add("refresh " + what.size());
        }

        @Override
        public void hide() {
            told.add("hide");
        }

        @Override
        public List<KeyCommand> commands() {
            return List.of(KeyCommand.of("E", "Acknowledge", () -> told.add("E")));
        }
    }

    private final Map<Section, Noting> made = new java.util.EnumMap<>(Section.class);
    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(temporary.resolve("workspace")), CLOCK, () -> {})
                .orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ScreenCatalog catalog() {
        ScreenCatalog catalog = new ScreenCatalog();
        for (Section section : Section.values()) {
            catalog.add(section, context -> {
                Noting screen = new Noting(context);
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

    private static ShellFacts facts() {
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

    private MainWindow window(ThemeChoice choice) {
        MainWindow window = FxTest.onFx(() -> {
            Theme theme = new Theme();
            theme.choose(choice);
            MainWindow opened =
                    new MainWindow(engine, ShellGalleryTest::facts, catalog(), theme, Workspaces.none(), true);
            opened.start(Optional.of(new Place.Alerts()));
            return opened;
        });
        FxTest.settle(window.tasks());
        return window;
    }

    private Path file(String name) {
        String wanted = System.getProperty("modeldeck.gallery", "");
        return (wanted.isEmpty() ? temporary : Path.of(wanted)).resolve(name + ".png");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    @DisplayName("The window, wide and at its smallest, with the list of keys")
    void pictures(ThemeChoice choice) {
        MainWindow window = window(choice);
        Scene scene = FxTest.onFx(() -> window.scene(1440, 900));
        FxTest.png(scene, file("shell-" + choice.word()));
        FxTest.doOnFx(() -> {
            window.go(new Place.Metrics(2));
            window.setSidebarNarrow(true);
            window.deeds().showKeys();
        });
        FxTest.png(scene, file("shell-keys-" + choice.word()));
        assertThat(file("shell-" + choice.word())).exists();
        FxTest.doOnFx(window::close);
    }

    @Test
    @DisplayName("Places, back and forward, another model")
    void places() {
        MainWindow window = window(ThemeChoice.LIGHT);
        FxTest.doOnFx(() -> {
            window.deeds().open(Section.METRICS);
            assertThat(window.place()).contains(new Place.Metrics(1));
            window.selection().choose(2);
            assertThat(window.place()).contains(new Place.Metrics(2));
            window.go("console:drift?model=1&feature=age");
            assertThat(window.selection().model().get().orElseThrow().name()).isEqualTo("churn");
            window.deeds().back();
            assertThat(window.place()).contains(new Place.Metrics(2));
            assertThat(window.selection().model().get().orElseThrow().name()).isEqualTo("sentiment");
            window.deeds().back();
            assertThat(window.place()).contains(new Place.Alerts());
            window.deeds().forward();
            assertThat(window.place()).contains(new Place.Metrics(2));
            window.go("console:nowhere");
            assertThat(window.place()).contains(new Place.Metrics(2));
        });
        assertThat(made.get(Section.METRICS).told)
                .containsSubsequence("modeldeck:metrics?model=1", "modeldeck:metrics?model=2", "hide");
        FxTest.doOnFx(window::close);
    }

    @Test
    @DisplayName("An engine that has stopped is said on every screen, and nothing green claims health")
    void stopped() {
        java.util.concurrent.atomic.AtomicReference<ShellFacts> now =
                new java.util.concurrent.atomic.AtomicReference<>(facts());
        MainWindow window = FxTest.onFx(() -> {
            Theme theme = new Theme();
            theme.choose(ThemeChoice.LIGHT);
            MainWindow opened = new MainWindow(engine, now::get, catalog(), theme, Workspaces.none(), true);
            opened.start(Optional.of(new Place.Alerts()));
            return opened;
        });
        FxTest.settle(window.tasks());
        Scene scene = FxTest.onFx(() -> window.scene(1240, 790));
        Node strip = FxTest.find(window.root(), ".banner-stale", Node.class);
        assertThat(FxTest.onFx(strip::isVisible)).isFalse();
        Object green = FxTest.onFx(() -> ground(window));
        ShellFacts was = facts();
        now.set(new ShellFacts(
                was.models(),
                was.counts(),
                was.workspace(),
                ShellFacts.EngineState.STOPPED,
                was.person(),
                true,
                List.of(),
                false));
        FxTest.doOnFx(window::refresh);
        FxTest.settle(window.tasks());
        for (Section section : Section.values()) {
            FxTest.doOnFx(() -> window.deeds().open(section));
            FxTest.settle(window.tasks());
            assertThat(FxTest.onFx(strip::isVisible)).as(section.name()).isTrue();
            assertThat(FxTest.onFx(() -> ground(window))).as(section.name()).isNotEqualTo(green);
        }
        FxTest.png(scene, file("shell-stopped"));
        now.set(was.with(ShellFacts.EngineState.READ_ONLY));
        FxTest.doOnFx(() -> {
            window.deeds().open(Section.METRICS);
            window.refresh();
        });
        FxTest.settle(window.tasks());
        assertThat(isSeen(window, ".live-toggle")).isFalse();
        assertThat(isSeen(window, ".live-not")).isTrue();
        now.set(was);
        FxTest.doOnFx(window::refresh);
        FxTest.settle(window.tasks());
        assertThat(FxTest.onFx(strip::isVisible)).isFalse();
        assertThat(FxTest.onFx(() -> ground(window))).isEqualTo(green);
        assertThat(isSeen(window, ".live-toggle")).isTrue();
        FxTest.doOnFx(window::close);
    }

    private static boolean isSeen(MainWindow window, String node) {
        return FxTest.onFx(() -> window.root().lookup(node).isVisible());
    }

    /** What is behind the tick of the calm state. */
    private static Object ground(MainWindow window) {
        window.root().applyCss();
        return ((javafx.scene.layout.Region) window.root().lookup(".state-icon"))
                .getBackground()
                .getFills()
                .getFirst()
                .getFill();
    }

    @Test
    @DisplayName("The palette finds what is there by a few letters, does it, remembers it, and follows a pasted link")
    void palette() {
        MainWindow window = window(ThemeChoice.LIGHT);
        Scene scene = FxTest.onFx(() -> window.scene(1240, 790));
        FxTest.doOnFx(window.deeds()::openPalette);
        FxTest.settle(window.tasks());
        FxTest.png(scene, file("shell-palette"));
        assertThat(type(window, "gotoj")).first().isEqualTo("Go to Jobs");
        press(window, KeyCode.ENTER);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Jobs());
        FxTest.doOnFx(window.deeds()::openPalette);
        assertThat(type(window, "")).first().isEqualTo("Go to Jobs");
        assertThat(type(window, "ack")).contains("Acknowledge");
        type(window, "modeldeck:retraining?request=4&range=now-3d..now");
        press(window, KeyCode.ENTER);
        assertThat(FxTest.onFx(() -> window.selection().choice().get()))
                .isEqualTo(new RangeChoice.Last(Duration.ofDays(3)));
        assertThat(FxTest.onFx(window::place)).contains(new Place.Retraining(java.util.OptionalLong.of(4)));
        FxTest.doOnFx(window.deeds()::openPalette);
        assertThat(type(window, "decision")).containsExactly("Save the decision record of request 4…");
        FxTest.doOnFx(window::close);
    }

    @Test
    @DisplayName("The tour goes from section to section, is left by Escape, goes on where it was, and ends by itself")
    void tour() {
        MainWindow window = window(ThemeChoice.LIGHT);
        Scene scene = FxTest.onFx(() -> window.scene(1240, 790));
        FxTest.doOnFx(window.deeds()::startTour);
        FxTest.settle(window.tasks());
        FxTest.picture(scene);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Overview());
        tourKey(window, KeyCode.ENTER);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Alerts());
        tourKey(window, KeyCode.E);
        assertThat(made.get(Section.ALERTS).told).as("nothing below is reached").doesNotContain("E");
        tourKey(window, KeyCode.ESCAPE);
        assertThat(FxTest.onFx(() -> window.tour().isOn())).isFalse();
        assertThat(FxTest.onFx(() -> window.tour().isLeft())).isTrue();
        FxTest.doOnFx(() -> window.deeds().open(Section.JOBS));
        FxTest.doOnFx(window.deeds()::startTour);
        assertThat(FxTest.onFx(() -> window.tour().position())).isEqualTo(2);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Alerts());
        for (int stop = 2; stop <= TourStep.ALL.size(); stop++) {
            tourKey(window, KeyCode.RIGHT);
        }
        assertThat(FxTest.onFx(() -> window.tour().isOn() || window.tour().isLeft()))
                .isFalse();
        FxTest.doOnFx(window::close);
    }

    @Test
    @DisplayName(
            "A view keeps place, range, layers and tables; a change shows, goes back, and is kept under another name")
    void views() {
        MainWindow window = window(ThemeChoice.LIGHT);
        LayerChoice calm = LayerChoice.USUAL.with(Layer.ALERTS, false);
        FxTest.onFx(() -> window.scene(1240, 790));
        FxTest.doOnFx(() -> {
            window.go(new Place.Drift(2, Optional.of("age")));
            window.selection().choice().set(new RangeChoice.Last(Duration.ofHours(6)));
            window.selection().layers().set(calm);
            made.get(Section.DRIFT).table.restore(new TableState("t", "Name", true, List.of("Length")));
        });
        save(window, "Six hours");
        awaitViews(window, "Six hours");
        FxTest.doOnFx(() -> {
            window.go(new Place.Alerts());
            window.selection().choice().set(new RangeChoice.All());
            window.selection().layers().set(LayerChoice.USUAL);
            made.get(Section.DRIFT).table.restore(new TableState("", "", false, List.of()));
            assertThat(window.views().shown()).isEmpty();
            window.views().open(window.views().all().getFirst());
        });
        FxTest.settle(window.tasks());
        FxTest.doOnFx(() -> {
            assertThat(window.place()).contains(new Place.Drift(2, Optional.of("age")));
            assertThat(window.selection().choice().get()).isEqualTo(new RangeChoice.Last(Duration.ofHours(6)));
            assertThat(made.get(Section.DRIFT).table.rows()).containsExactly("two", "three");
            assertThat(window.views().isChanged()).isFalse();
            made.get(Section.DRIFT).table.restore(new TableState("o", "", false, List.of()));
            assertThat(window.views().isChanged()).isTrue();
            made.get(Section.DRIFT).table.restore(new TableState("t", "Name", true, List.of("Length")));
            assertThat(window.views().isChanged()).isFalse();
            assertThat(window.selection().layers().get()).isEqualTo(calm);
            window.selection().layers().set(LayerChoice.USUAL);
            assertThat(window.views().isChanged())
                    .as("a layer alone is a change")
                    .isTrue();
            window.deeds().revertView();
        });
        FxTest.settle(window.tasks());
        FxTest.doOnFx(() -> {
            assertThat(window.views().isChanged()).isFalse();
            assertThat(window.selection().layers().get()).isEqualTo(calm);
            made.get(Section.DRIFT).table.restore(new TableState("o", "", false, List.of()));
        });
        save(window, "Another");
        awaitViews(window, "Another", "Six hours");
        FxTest.doOnFx(window::undo);
        awaitViews(window, "Six hours");
        assertThat(FxTest.onFx(() -> window.views().shown())).isEmpty();
        FxTest.doOnFx(window::redo);
        awaitViews(window, "Another", "Six hours");
        FxTest.doOnFx(window::close);
    }

    /** What is saved or undone is read again by a task of its own. */
    private static void awaitViews(MainWindow window, String... names) {
        Patience.await()
                .untilAsserted(() -> assertThat(FxTest.onFx(() -> window.views().all()))
                        .extracting(SavedView::name)
                        .containsExactly(names));
    }

    private static void save(MainWindow window, String name) {
        FxTest.doOnFx(window.deeds()::saveView);
        FxTest.settle(window.tasks());
        javafx.scene.control.TextField field =
                FxTest.find(window.root(), ".dialog .text-field", javafx.scene.control.TextField.class);
        FxTest.doOnFx(() -> {
            field.setText(name);
            window.root().lookupAll(".dialog .button").stream()
                    .map(javafx.scene.control.Button.class::cast)
                    .filter(button -> "Save the view".equals(button.getText()))
                    .forEach(javafx.scene.control.Button::fire);
        });
        FxTest.settle(window.tasks());
    }

    private static void tourKey(MainWindow window, KeyCode code) {
        FxTest.doOnFx(() -> javafx.event.Event.fireEvent(
                window.tour(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        FxTest.settle(window.tasks());
    }

    private static List<String> type(MainWindow window, String text) {
        FxTest.settle(window.tasks());
        CommandPalette palette = FxTest.find(window.root(), ".palette", CommandPalette.class);
        return FxTest.onFx(() -> {
            ((javafx.scene.control.TextField) palette.getChildren().getFirst()).setText(text);
            return palette.shown().stream().map(Offer::text).toList();
        });
    }

    private static void press(MainWindow window, KeyCode code) {
        CommandPalette palette = FxTest.find(window.root(), ".palette", CommandPalette.class);
        FxTest.doOnFx(() -> javafx.event.Event.fireEvent(
                palette.getChildren().getFirst(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        FxTest.settle(window.tasks());
    }
}
