package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.selection.Layer;
import io.modeldeck.ui.kit.selection.LayerChoice;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.selection.RangeText;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedViewTest {

    private static final SavedView VIEW = new SavedView(
            "Ages of churn",
            new Place.Drift(3, Optional.of("age & sex")),
            "churn",
            new RangeChoice.Last(Duration.ofHours(24)),
            Map.of("Rows", new TableState("severity critical", "Since", true, List.of("Rule", "Länge"))));

    @Test
    @DisplayName("A view is a file that reads back as it was; what is relative stays relative")
    void file(@TempDir Path folder) throws Exception {
        Engine engine =
                Engine.open(new Workspace(folder), Clock.systemUTC(), () -> {}).orElseThrow();
        ViewShelf shelf = new ViewShelf(engine);
        assertThat(shelf.all()).isEmpty();
        Instant from = Instant.parse("2026-03-01T08:00:00Z");
        SavedView march = new SavedView(
                "a March",
                new Place.Alerts(),
                "",
                new RangeChoice.Between(new TimeRange(from, from.plusSeconds(3600))),
                Map.of());
        shelf.keep(VIEW);
        shelf.keep(march);
        shelf.keep(VIEW.named("b").named("Ages of churn"));
        assertThat(shelf.all()).containsExactly(march, VIEW);
        SavedView week =
                new SavedView("the week before", new Place.Alerts(), "", RangeText.parse("now-14d..now-7d"), Map.of());
        assertThat(SavedView.read(week.json())).isEqualTo(week);
        SavedView layered = new SavedView(
                "calm",
                new Place.Metrics(3),
                "churn",
                new RangeChoice.All(),
                Map.of(),
                LayerChoice.USUAL.with(Layer.ALERTS, false),
                SavedView.Keeping.FIXED);
        assertThat(layered.json()).contains("\"layers\" : \"-alerts\"");
        assertThat(SavedView.read(layered.json())).isEqualTo(layered);
        shelf.remove(march);
        // what was sent, or kept by an earlier version, is taken up once; what is no view, or another of a name that is
        // taken, stays where it is
        Files.createDirectories(folder.resolve("views"));
        Files.writeString(folder.resolve("views/march.view.json"), march.json());
        Files.writeString(
                folder.resolve("views/ages.view.json"),
                new SavedView("ages OF churn", new Place.Alerts(), "", new RangeChoice.All(), Map.of()).json());
        Files.writeString(folder.resolve("views/again.view.json"), VIEW.json());
        Files.writeString(folder.resolve("views/broken.view.json"), "{\"view\": \"x\"}");
        Files.writeString(folder.resolve("views/evil.view.json"), VIEW.json().replace("Ages of churn", "../../evil"));
        Files.writeString(folder.resolve("views/notes.txt"), "no view");
        assertThat(shelf.all())
                .as("the one that is there stays as it is, and so does what was sent")
                .containsExactly(march.keeping(SavedView.Keeping.FIXED), VIEW);
        try (Stream<Path> left = Files.list(folder.resolve("views"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ages.view.json", "broken.view.json", "evil.view.json", "notes.txt");
        }
        shelf.remove(march);
        assertThat(shelf.all()).containsExactly(VIEW);
        engine.close();
        assertThat(VIEW.json()).contains("last PT24H", "modeldeck:drift?model=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"view\":\"x\",\"place\":\"modeldeck:nowhere\",\"range\":\"all\"}",
                "{\"view\":\"x\",\"place\":\"modeldeck:alerts\",\"range\":\"last week\"}",
                "{\"view\":\"..\",\"place\":\"modeldeck:alerts\",\"range\":\"all\"}",
                "{\"view\":\"a/b\",\"place\":\"modeldeck:alerts\",\"range\":\"all\"}"
            })
    @DisplayName("A file that is no view is refused in a sentence")
    void refused(String json) {
        assertThatThrownBy(() -> SavedView.read(json)).isInstanceOf(Problem.class);
    }

    @Test
    @DisplayName("What is refused is refused in the language of the window")
    void german() {
        Messages.speak(Language.GERMAN);
        try {
            assertThatThrownBy(() -> VIEW.named("a/b"))
                    .hasMessage(
                            "„a/b“ ist kein Name für eine Ansicht: 1 bis 60 Zeichen, keines davon / oder \\, und kein"
                                    + " Punkt am Anfang.");
            assertThatThrownBy(() -> VIEW.keeping(SavedView.Keeping.FIXED).requireChanges())
                    .hasMessageStartingWith("Die Ansicht „Ages of churn“ soll bleiben, wie sie ist;");
            assertThatThrownBy(() -> VIEW.keeping(SavedView.Keeping.BUILT_IN).requireChanges())
                    .hasMessageStartingWith("Die Ansicht „Ages of churn“ ist mitgeliefert;");
            assertThatThrownBy(() -> SavedView.read("{}")).hasMessageContaining("fehlt ein Text für „view“");
        } finally {
            Messages.speak(Language.ENGLISH);
        }
    }

    @Test
    @DisplayName("Whether changes are kept stays as it was until that is kept")
    void switched() {
        FxTest.doOnFx(() -> {
            List<SavedView> flipped = new ArrayList<>();
            ViewList list = new ViewList(Writing.of(true, new Toasts()), view -> {}, flipped::add, view -> {});
            list.show(List.of(VIEW));
            ToggleButton entry = (ToggleButton) list.getChildren().getLast();
            CheckMenuItem kept = entry.getContextMenu().getItems().stream()
                    .filter(CheckMenuItem.class::isInstance)
                    .map(CheckMenuItem.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.isSelected()).isTrue();
            // as a click does it
            kept.setSelected(false);
            kept.fire();
            assertThat(flipped).containsExactly(VIEW);
            assertThat(kept.isSelected()).as("nothing is kept yet").isTrue();
        });
    }
}
