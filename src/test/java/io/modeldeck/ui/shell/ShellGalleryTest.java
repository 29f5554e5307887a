package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window without its screens, in both themes and at its smallest, and how one gets from place to place in it. */
class ShellGalleryTest extends BareShell {

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
        AtomicReference<ShellFacts> now = new AtomicReference<>(facts());
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
        return ((Region) window.root().lookup(".state-icon"))
                .getBackground()
                .getFills()
                .getFirst()
                .getFill();
    }
}
