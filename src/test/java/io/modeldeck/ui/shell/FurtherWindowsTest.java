package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.testing.Scratch;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.selection.RangeText;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FurtherWindowsTest {

    private static final RangeChoice THREE_DAYS = RangeText.parse("now-3d..now");

    @TempDir
    Path folder;

    private Engine engine;
    private ConsoleWindow console;
    private MainWindow first;

    @BeforeEach
    void open() {
        engine = SampleFolder.openCopy(folder.resolve("workspace"));
        console = ConsoleWindow.open(engine, 1024, 700).onScreen(new Place.Overview());
        first = console.window();
    }

    @AfterEach
    void close() {
        console.close();
        engine.close();
    }

    private MainWindow another() {
        console.press(KeyCode.N, KeyCode.CONTROL, KeyCode.SHIFT);
        MainWindow opened = FxTest.onFx(() -> first.further().open().getLast());
        FxTest.settle(opened.tasks());
        return opened;
    }

    private static Stage stage(MainWindow window) {
        return FxTest.onFx(() -> window.stage().orElseThrow());
    }

    private static Optional<String> toast(MainWindow window) {
        return FxTest.onFx(() -> window.toasts().shown());
    }

    @Test
    @DisplayName("Another window begins where one is, with its range, and goes its own way from there")
    void ownWay() {
        Place metrics = ConsoleWindow.places(engine).stream()
                .filter(place -> place.section() == Section.METRICS)
                .findFirst()
                .orElseThrow();
        console.go(metrics);
        FxTest.doOnFx(() -> first.selection().choice().set(THREE_DAYS));
        console.settle();
        MainWindow second = another();
        assertThat(second.place()).contains(metrics);
        assertThat(second.selection().choice().get()).isEqualTo(THREE_DAYS);
        assertThat(stage(second).getTitle()).startsWith(Section.METRICS.title());
        assertThat(stage(second).getX()).isEqualTo(stage(first).getX() + FurtherWindows.STEP);

        FxTest.doOnFx(() -> {
            second.go(new Place.Alerts());
            second.selection().choice().set(RangeChoice.USUAL);
            second.selection().fromAfar().set(true);
        });
        FxTest.settle(second.tasks());
        assertThat(first.place()).contains(metrics);
        assertThat(first.selection().choice().get()).isEqualTo(THREE_DAYS);
        assertThat(first.selection().fromAfar().get()).isFalse();

        FxTest.doOnFx(() -> second.order().set(second.order().get().flipped("churn")));
        assertThat(first.order().get())
                .as("pins are kept by the first")
                .isEqualTo(second.order().get());
        FxTest.doOnFx(() -> second.selection().details().set(false));
        assertThat(first.selection().details().get())
                .as("and so is whether lists have details beside them")
                .isFalse();
        assertThat(FxTest.onFx(() -> first.deeds().hasTour())).isTrue();
        assertThat(FxTest.onFx(() -> second.deeds().hasTour())).isFalse();
    }

    @Test
    @DisplayName(
            "Where the place says no model, another window begins with the one whose row has the focus, else with the chosen one")
    void model() {
        long last = engine.registry().models().getLast().id();
        console.press(KeyCode.J);
        OptionalLong pointed = FxTest.onFx(() -> first.screen().orElseThrow().pointed());
        assertThat(pointed).isPresent();
        assertThat(FxTest.onFx(first::meant)).isEqualTo(pointed);

        FxTest.doOnFx(() -> {
            first.selection().choose(last);
            first.root().lookup(".time-range-picker").requestFocus();
        });
        console.settle();
        assertThat(FxTest.onFx(another().selection().model()::get).orElseThrow().id())
                .isEqualTo(last);
    }

    @Test
    @DisplayName(
            "Whether lists have details beside them is remembered: a link to a row shows them, a window that begins at one leaves it as it was")
    void details() throws IOException {
        Path settings = Scratch.folder("modeldeck-settings");
        Files.writeString(settings.resolve("window.json"), "{\"details\": false}");
        RememberedWindow remembered = FxTest.onFx(() -> new RememberedWindow(
                new Stage(),
                new Theme(),
                WindowState.load(settings),
                settings,
                new FxTasks(Runnable::run, failure -> {})));
        BooleanProperty shown = first.selection().details();
        FxTest.doOnFx(() -> remembered.follow(first));
        assertThat(shown.get()).isFalse();

        Place alert = new Place.Alerts(
                OptionalLong.of(engine.alerts().inbox(1).getFirst().id()));
        console.go(alert);
        assertThat(shown.get()).isTrue();
        assertThat(FxTest.onFx(remembered::state).details()).isTrue();

        FxTest.doOnFx(() -> shown.set(false));
        MainWindow second = another();
        assertThat(second.place()).contains(alert);
        assertThat(second.selection().details().get()).isFalse();
        assertThat(FxTest.onFx(remembered::state).details()).isFalse();
    }

    @Test
    @DisplayName(
            "What was done in one window is taken back in another, which says so, and both bells have what was said")
    void oneUndo() {
        MainWindow second = another();
        boolean[] there = {true};
        FxTest.doOnFx(() -> second.context().undoable("Done.", () -> there[0] = false, () -> {}));
        assertThat(toast(second)).contains("Done.");
        assertThat(toast(first)).isEmpty();
        FxTest.doOnFx(first::undo);
        FxTest.settle(second.tasks());
        assertThat(there[0]).isFalse();
        assertThat(toast(first)).hasValueSatisfying(said -> assertThat(said).contains("Done."));
        assertThat(toast(second)).contains("Done.");
        FxTest.doOnFx(() -> {
            String unread = bell(first).getAccessibleText();
            assertThat(unread).contains("2").isEqualTo(bell(second).getAccessibleText());
        });
    }

    private static Node bell(MainWindow window) {
        return window.root().lookup(".bell");
    }

    @Test
    @DisplayName(
            "A closed window is held by nothing, and what it still has to say is said in the first; that one closes all others")
    void closing() {
        WeakReference<MainWindow> gone = closed();
        assertThat(first.further().open()).isEmpty();
        assertThat(toast(first)).contains("It is written.");
        console.go(new Place.Alerts());
        Patience.await().alias("a window that was closed").until(() -> {
            System.gc();
            return gone.get() == null;
        });

        Stage second = stage(another());
        FxTest.doOnFx(first::close);
        assertThat(second.isShowing()).isFalse();
        assertThat(FxTest.onFx(() -> List.copyOf(Window.getWindows()))).doesNotContain(second);
    }

    /** By itself, so that nothing of the window stays on the stack. */
    private WeakReference<MainWindow> closed() {
        MainWindow window = another();
        FxTest.doOnFx(() -> {
            window.go(new Place.Jobs());
            window.stage().orElseThrow().hide();
            window.toasts().show("It is written.");
            window.go(Place.of(Section.DRIFT, OptionalLong.empty()));
        });
        assertThat(first.place()).map(Place::section).contains(Section.DRIFT);
        FxTest.settle(window.tasks());
        console.settle();
        return new WeakReference<>(window);
    }
}
