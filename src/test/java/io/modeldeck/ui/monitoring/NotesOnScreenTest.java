package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Notes are typed in the window, stand on the charts, are changed and taken back. */
class NotesOnScreenTest extends MonitoredModel {

    @Test
    @DisplayName("Metrics: a note is typed, stands on the charts, is changed from the list, and is taken back")
    void notes() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        press(screens.getFirst(), "N");
        FxTest.settle(tasks);
        typeNote(dialog, "Sale in the north", "2026-03-14 08:00", "2026-03-14 07:00");
        assertThat(labels(dialog)).as("an end before the beginning").contains("The note would end before it begins.");
        typeNote(dialog, "Sale in the north", "2026-03-14 08:00", "2026-03-14 10:30");
        assertThat(context.dialogs().isOpen()).isFalse();
        TimeRange all = new TimeRange(Instant.EPOCH, NOW);
        Annotation kept = engine.annotations().of(model.id(), all, 9).getFirst();
        assertThat(kept.range().length()).isEqualTo(Duration.ofMinutes(150));
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.AnnotationChanged.class)));
        FxTest.settle(tasks);
        assertThat(markers(root)).contains("Sale in the north");

        press(screens.getFirst(), "Shift+N");
        FxTest.settle(tasks);
        click(dialog, "Change…");
        typeNote(dialog, "Sale everywhere", "2026-03-14 08:00", "");
        assertThat(engine.annotations().require(kept.id()))
                .matches(note -> note.isMoment() && note.text().equals("Sale everywhere"));
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(engine.annotations().require(kept.id()).text()).isEqualTo("Sale in the north");
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(engine.annotations().of(model.id(), all, 9)).isEmpty();
    }

    private void typeNote(Parent dialog, String text, String from, String to) {
        FxTest.doOnFx(() -> {
            dialog.applyCss();
            dialog.layout();
            List<TextInputControl> fields = dialog.lookupAll(".text-input").stream()
                    .map(TextInputControl.class::cast)
                    .toList();
            fields.get(0).setText(text);
            fields.get(1).setText(from);
            fields.get(2).setText(to);
        });
        click(dialog, "Keep the note");
    }

    private static List<String> markers(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".chart-panel").stream()
                .map(ChartPanel.class::cast)
                .flatMap(panel -> panel.pane().chart().stream())
                .map(TimeSeriesChart.class::cast)
                .flatMap(chart -> chart.markers().stream())
                .map(Marker::label)
                .toList());
    }
}
