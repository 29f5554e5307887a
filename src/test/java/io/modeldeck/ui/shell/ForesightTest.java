package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
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
    void screensAreMadeInPartsOneAtATimeWhileNobodyDoesAnything() {
        FxTest.doOnFx(() -> {
            Queue<Runnable> pauses = new ArrayDeque<>();
            Queue<Runnable> breaths = new ArrayDeque<>();
            List<Section> made = new ArrayList<>();
            Queue<Boolean> answers = new ArrayDeque<>(List.of(true, true, false, true, false));
            Pane root = new Pane();
            Scene scene = new Scene(root);
            Predicate<Section> maker = section -> made.add(section) && answers.remove();
            new Foresight(scene, pauses::add, breaths::add, maker).begin();
            assertThat(made).as("at once").isEmpty();
            touch(root);
            pauses.remove().run();
            assertThat(made).as("somebody did something").isEmpty();
            pauses.remove().run();
            assertThat(made).containsExactly(Section.METRICS);
            touch(root);
            breaths.remove().run();
            assertThat(made).as("between two parts, too").hasSize(1);
            pauses.remove().run();
            assertThat(made).containsExactly(Section.METRICS, Section.METRICS);
            breaths.remove().run();
            assertThat(made).as("nothing was left of it").hasSize(3).containsOnly(Section.METRICS);
            pauses.remove().run();
            assertThat(made).last().isEqualTo(Section.ALERTS);
            breaths.remove().run();
            assertThat(made).hasSize(5).last().isEqualTo(Section.ALERTS);
            assertThat(pauses).as("nothing is left to do").isEmpty();
            assertThat(breaths).isEmpty();
        });
    }

    private static void touch(Pane root) {
        Event.fireEvent(root, new InputEvent(InputEvent.ANY));
    }
}
