package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.table.Listing;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInViewsTest {

    @AfterEach
    void english() {
        Messages.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Nobody saves over a view that came with the window, in either language, and none is called like another")
    void names(Language language) {
        Messages.speak(language);
        List<SavedView> views =
                BuiltInViews.of(Optional.of(BareShell.facts().models().getFirst()), new RangeChoice.All());
        assertThat(views).extracting(SavedView::name).doesNotHaveDuplicates().allMatch(BuiltInViews::isName);
        assertThat(views)
                .allSatisfy(view -> assertThat(view.place().section())
                        .as("a view of its section")
                        .isNotNull());
        assertThat(views)
                .filteredOn(view -> !view.tables().isEmpty())
                .extracting(view -> view.place().section().word())
                .containsExactlyInAnyOrder("alerts", "runs", "jobs", "drift", "quality");
    }

    @Test
    @DisplayName("Each is shown as it says, on the screens as they are")
    void shown(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow console = ConsoleWindow.open(engine, 1440, 900).onScreen(new Place.Overview())) {
            Views views = console.window().views();
            List<SavedView> all = FxTest.onFx(views::builtIn);
            assertThat(all).as("a model is looked at").hasSize(10);
            for (SavedView view : all) {
                FxTest.doOnFx(() -> views.open(view));
                console.settle();
                assertThat(FxTest.onFx(views::isChanged)).as(view.name()).isFalse();
            }
        }
    }

    @Test
    @DisplayName(
            "What one view did to a list is taken away by another of the same section, somebody's own words are not")
    void oneAfterAnother(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow console = ConsoleWindow.open(engine, 1440, 900)) {
            console.start(new Place.Overview());
            open(console, "Features that have drifted");
            assertThat(words(console)).isEqualTo("is:drift");
            open(console, "Drift, last 30 days");
            assertThat(words(console)).isEmpty();
            FxTest.doOnFx(() -> drift(console).restore(new TableState("amount", "", false, List.of())));
            open(console, "Drift, last 30 days");
            assertThat(words(console)).isEqualTo("amount");
        }
    }

    @Test
    @DisplayName("To look at the details where the list gives way to them is no change of a view")
    void outOfSight(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow console = ConsoleWindow.open(
                        engine, Optional.empty(), Look.standard().withText(Look.LARGEST), 1024, 560)) {
            console.start(new Place.Overview());
            open(console, "Trainings that failed");
            console.click("Show details");
            Views views = console.window().views();
            assertThat(FxTest.onFx(views::isChanged)).isFalse();
        }
    }

    private static void open(ConsoleWindow console, String name) {
        FxTest.doOnFx(() -> {
            Views views = console.window().views();
            views.open(views.builtIn().stream()
                    .filter(view -> view.name().equals(name))
                    .findFirst()
                    .orElseThrow());
        });
        console.settle();
    }

    private static String words(ConsoleWindow console) {
        return FxTest.onFx(() -> drift(console).state().filter());
    }

    private static Listing drift(ConsoleWindow console) {
        return console.visible(Node.class).stream()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast)
                .filter(list -> list.listed().equals(Messages.text("drift.list")))
                .findFirst()
                .orElseThrow();
    }
}
