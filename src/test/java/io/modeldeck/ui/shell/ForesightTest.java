package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ForesightTest {

    @BeforeAll
    static void start() {
        FxTest.start();
    }

    @Test
    void screensAreMadeOneAtATimeWhileNobodyDoesAnything() {
        FxTest.doOnFx(() -> {
            Queue<Runnable> pauses = new ArrayDeque<>();
            List<Section> made = new ArrayList<>();
            Pane root = new Pane();
            Scene scene = new Scene(root);
            new Foresight(scene, pauses::add, made::add).begin();
            assertThat(made).as("at once").isEmpty();
            Event.fireEvent(root, new InputEvent(InputEvent.ANY));
            pauses.remove().run();
            assertThat(made).as("somebody did something").isEmpty();
            pauses.remove().run();
            assertThat(made).containsExactly(Section.METRICS);
            Event.fireEvent(root, new InputEvent(InputEvent.ANY));
            pauses.remove().run();
            assertThat(made).containsExactly(Section.METRICS);
            pauses.remove().run();
            assertThat(made).containsExactly(Section.METRICS, Section.ALERTS);
            assertThat(pauses).as("nothing is left to do").isEmpty();
        });
    }
}
