package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Place;
import java.time.Duration;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Metrics has ready before somebody comes, and what it leaves for the moment after. */
class MetricsAheadTest extends MonitoredModel {

    @Test
    @DisplayName(
            "The charts that were read ahead are there when somebody comes; the table of events is laid out after they were seen")
    void chartsFirst() {
        MetricsView metrics = FxTest.onFx(() -> new MetricsView(context));
        FxTest.doOnFx(metrics::readAhead);
        FxTest.settle(tasks);
        Pane root = FxTest.onFx(() -> new Pane(metrics.node()));
        Stage stage = FxTest.onFx(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(root, 1_200, 800));
            made.show();
            metrics.show(new Place.Metrics(model.id()));
            assertThat(root.lookupAll(".chart-panel"))
                    .hasSizeGreaterThan(3)
                    .allMatch(panel -> ((ChartPanel) panel).pane().chart().isPresent());
            assertThat(root.lookup(".events-panel")).isNull();
            assertThat(tasks.pending().get()).isPositive();
            return made;
        });
        FxTest.settle(tasks);
        assertThat(FxTest.onFx(() -> FxTest.find(root, ".table-view", TableView.class)
                        .getItems()
                        .size()))
                .isEqualTo(200);
        FxTest.doOnFx(stage::close);
    }

    @Test
    @DisplayName(
            "A window whose edge is dragged asks for nothing; once it rests, for periods of another length where there is room for them")
    void widths() {
        context.selection().setRange(TimeRange.endingAt(NOW, Duration.ofDays(3)));
        MetricsView metrics = FxTest.onFx(() -> new MetricsView(context));
        Stage stage = FxTest.onFx(() -> {
            Stage made = new Stage();
            made.setScene(new Scene((Parent) metrics.node(), 1_200, 800));
            made.show();
            metrics.show(new Place.Metrics(model.id()));
            return made;
        });
        FxTest.settle(tasks);
        assertThat(asksAt(stage, metrics, 1_160)).as("as much room as before").isFalse();
        assertThat(asksAt(stage, metrics, 898)).as("one column: finer ones").isTrue();
        FxTest.settle(tasks);
        assertThat(asksAt(stage, metrics, 897)).isFalse();
        FxTest.doOnFx(stage::close);
    }

    private boolean asksAt(Stage stage, MetricsView metrics, double width) {
        return FxTest.onFx(() -> {
            stage.setWidth(width);
            stage.getScene().getRoot().resize(width, 800);
            stage.getScene().getRoot().layout();
            assertThat(tasks.pending().get()).as("while it is dragged").isZero();
            metrics.rested();
            return tasks.pending().get() > 0;
        });
    }
}
