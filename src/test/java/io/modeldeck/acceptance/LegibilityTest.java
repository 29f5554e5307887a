package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LayoutFaults;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Look;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check 6: texts of one and a half times the size are whole, and in the smallest window nothing is out of reach. */
class LegibilityTest {

    /** Whatever the size, one scrolls these up and down alone. */
    private static final Set<String> UPRIGHT = Set.of("overview", "drift", "models");

    @TempDir
    Path folder;

    @AfterEach
    void speakEnglish() {
        Messages.speak(Language.ENGLISH);
    }

    @ParameterizedTest(name = "{0}, text {1}, {2} x {3}")
    @CsvSource({"GERMAN, 1, 1000, 700", "GERMAN, 1.5, 1440, 900", "ENGLISH, 1.5, 1000, 700"})
    @DisplayName("Check 6: nothing is cut off, nothing out of reach, where it is tightest")
    void tightest(Language language, double text, int width, int height) {
        everyScreen(language, text, width, height);
    }

    @Tag("full")
    @ParameterizedTest(name = "{0}, text {1}, {2} x {3}")
    @CsvSource({"ENGLISH, 1, 1440, 900", "ENGLISH, 1, 1000, 700", "ENGLISH, 1.5, 1440, 900", "GERMAN, 1.5, 1000, 700"})
    @DisplayName("Check 6: nor elsewhere")
    void everyScreen(Language language, double text, int width, int height) {
        Messages.speak(language);
        // the largest texts in the smallest window: there one scrolls, and hovers over what is shortened
        boolean fits = text == 1 || width > 1000;
        Set<String> faults = new TreeSet<>();
        try (Engine engine = SampleFolder.openCopy(folder.resolve("workspace"));
                ConsoleWindow window = ConsoleWindow.open(
                        engine, Optional.empty(), Look.standard().withText(text), width, height)) {
            window.start(new Place.Overview());
            for (Place place : ConsoleWindow.places(engine)) {
                window.go(place);
                look(window, place.word(), fits, faults);
                for (TabPane pane : window.visible(TabPane.class)) {
                    int tabs = FxTest.onFx(() -> pane.getTabs().size());
                    for (int tab = 1; tab < tabs; tab++) {
                        int shown = tab;
                        FxTest.doOnFx(() -> pane.getSelectionModel().select(shown));
                        window.settle();
                        look(window, place.word() + " tab " + tab, fits, faults);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void look(ConsoleWindow window, String where, boolean texts, Set<String> faults) {
        FxTest.doOnFx(() -> {
            LayoutFaults.outOfReach(window.scene())
                    .forEach(one -> faults.add("out of reach on " + where + " - " + one));
            if (UPRIGHT.contains(where)) {
                LayoutFaults.sideways(window.scene()).forEach(one -> faults.add("sideways on " + where + " - " + one));
            }
            if (texts) {
                LayoutFaults.cutTexts(window.scene()).forEach(one -> faults.add("cut off on " + where + " - " + one));
                LayoutFaults.outOfSight(window.scene())
                        .forEach(one -> faults.add("out of sight on " + where + " - " + one));
            }
        });
    }
}
