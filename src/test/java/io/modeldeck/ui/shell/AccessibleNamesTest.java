package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks every screen of the sample workspace as somebody with a screen reader would. */
class AccessibleNamesTest {

    @Test
    @DisplayName("Whatever the keyboard reaches has a name to be read aloud")
    void everyControlHasAName(@TempDir Path folder) {
        try (Engine engine = SampleFolder.openCopy(folder.resolve("modeldeck-sample"))) {
            MainWindow window = FxTest.onFx(() -> {
                MainWindow opened = new MainWindow(engine, ScreenCatalog.standard(), new Theme(), Workspaces.none());
                opened.start(Optional.empty());
                return opened;
            });
            FxTest.settle(window.tasks());
            Scene scene = FxTest.onFx(() -> window.scene(1440, 900));
            TreeSet<String> nameless = new TreeSet<>();
            int[] reached = {0};
            for (Section section : ScreenCatalog.standard().sections()) {
                FxTest.doOnFx(() -> window.deeds().open(section));
                FxTest.settle(window.tasks());
                FxTest.doOnFx(() -> {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                });
                List<Node> controls = FxTest.onFx(() -> reachable(scene.getRoot()));
                reached[0] += controls.size();
                controls.stream()
                        .filter(node -> FxTest.onFx(() -> name(node)).isBlank())
                        .forEach(node -> nameless.add(section + " " + describe(node)));
            }
            assertThat(nameless).isEmpty();
            assertThat(reached[0]).isGreaterThan(200);
            FxTest.doOnFx(window::close);
        }
    }

    private static List<Node> reachable(Parent root) {
        List<Node> found = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            boolean plain = child instanceof ScrollBar || child instanceof ScrollPane;
            if (child.isFocusTraversable() && !plain) {
                found.add(child);
            }
            if (child instanceof Parent parent) {
                found.addAll(reachable(parent));
            }
        }
        return found;
    }

    /** As the toolkit hands it to a screen reader: its accessible text, else its own words, else the label in front of it. */
    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return switch (node) {
            case Labeled labeled when labeled.getText() != null -> labeled.getText();
            case TextInputControl input when input.getPromptText() != null -> input.getPromptText();
            case Control control
            when control.getTooltip() != null -> control.getTooltip().getText();
            default -> "";
        };
    }

    private static String describe(Node node) {
        return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass() + " in "
                + (node.getParent() == null ? "" : node.getParent().getStyleClass());
    }
}
