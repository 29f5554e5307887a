package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.Controls;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.selection.Layer;
import io.modeldeck.ui.kit.selection.LayerChoice;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Views that somebody saves in the window, changes and opens. */
class ViewsTest extends BareShell {

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

    @Test
    @DisplayName(
            "A view that is to stay as it is, or came with the window, shows changes and keeps them under another name only")
    void fixed() {
        MainWindow window = window(ThemeChoice.LIGHT);
        FxTest.onFx(() -> window.scene(1240, 790));
        SavedView day = FxTest.onFx(() -> window.views().builtIn().getFirst());
        FxTest.doOnFx(() -> window.views().open(day));
        FxTest.settle(window.tasks());
        FxTest.doOnFx(() -> {
            assertThat(window.place()).contains(new Place.Overview());
            assertThat(window.views().shown()).contains(day);
            assertThat(window.views().isChanged()).isFalse();
            window.selection().choice().set(new RangeChoice.Last(Duration.ofHours(6)));
            assertThat(window.views().isChanged()).isTrue();
        });
        assertThat(save(window, day.name())).contains("came with the window; choose another name");
        FxTest.doOnFx(() -> window.context().dialogs().close());
        assertThat(save(window, "Mine")).isEmpty();
        awaitViews(window, "Mine");
        FxTest.doOnFx(() -> window.views().flipChanges(window.views().all().getFirst()));
        Patience.await()
                .untilAsserted(() -> assertThat(FxTest.onFx(() -> window.views().shown()))
                        .map(SavedView::keeping)
                        .contains(SavedView.Keeping.FIXED));
        assertThat(save(window, "Mine")).contains("is to stay as it is; choose another name");
        FxTest.doOnFx(() -> window.context().dialogs().close());
        FxTest.doOnFx(window::undo);
        Patience.await()
                .untilAsserted(() -> assertThat(FxTest.onFx(() -> window.views().shown()))
                        .map(SavedView::keeping)
                        .contains(SavedView.Keeping.CHANGES));
        assertThat(save(window, "Mine")).isEmpty();
        FxTest.doOnFx(window::close);
    }

    /** What is saved or undone is read again by a task of its own. */
    private static void awaitViews(MainWindow window, String... names) {
        Patience.await()
                .untilAsserted(() -> assertThat(FxTest.onFx(() -> window.views().all()))
                        .extracting(SavedView::name)
                        .containsExactly(names));
    }

    /** @return what the dialog refuses; empty where it is kept */
    private static String save(MainWindow window, String name) {
        FxTest.doOnFx(window.deeds()::saveView);
        FxTest.settle(window.tasks());
        TextField field = FxTest.find(window.root(), ".dialog .text-field", TextField.class);
        FxTest.doOnFx(() -> {
            field.setText(name);
            new Controls(window.root()).button("Save the view").fire();
        });
        FxTest.settle(window.tasks());
        return FxTest.onFx(() -> window.root().lookupAll(".dialog .dialog-refusal").stream()
                .map(Label.class::cast)
                .filter(Label::isVisible)
                .map(Label::getText)
                .findFirst()
                .orElse(""));
    }
}
