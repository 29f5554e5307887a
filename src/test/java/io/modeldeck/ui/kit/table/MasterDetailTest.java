package io.modeldeck.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.Controls;
import io.modeldeck.testing.FxTest;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MasterDetailTest {

    private static final double ROW = 70;

    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final Label detail = FxTest.onFx(() -> new Label("all of it"));
    private final DataTable<String> table = FxTest.onFx(() -> {
        DataTable<String> made = new DataTable<>("Rows", row -> row);
        made.text("Name", row -> row);
        made.view().setFixedCellSize(ROW);
        made.setRows(List.of("one", "two", "three", "four", "five", "six"));
        return made;
    });
    private final MasterDetail both = FxTest.onFx(() -> new MasterDetail(shown, table, detail, 0.4));

    private Controls show(double width, double height) {
        return FxTest.onFx(() -> {
            StackPane root = new StackPane(both);
            new Scene(root, width, height);
            root.applyCss();
            root.layout();
            return new Controls(root);
        });
    }

    @Test
    @DisplayName("Above its details a list keeps at least four rows where the details have their least")
    void rows() {
        show(700, 560);
        FxTest.doOnFx(() -> {
            assertThat(both.getOrientation()).isEqualTo(Orientation.VERTICAL);
            assertThat(both.getItems()).hasSize(2);
            assertThat(both.getDividerPositions()[0] * 560).isBetween(4 * ROW, 5 * ROW);
        });
    }

    @Test
    @DisplayName("Where fewer than three would be left, one of both is in sight, and a button leads to the other")
    void oneAtATime() {
        Controls window = show(700, 360);
        FxTest.doOnFx(() -> {
            assertThat(inSight()).isFalse();
            assertThat(both.getItems()).hasSize(1);
            window.button("Show details").fire();
            assertThat(inSight()).isTrue();
            assertThat(table.getScene()).as("out of sight").isNull();
            window.button("Back to the list").fire();
            assertThat(inSight()).isFalse();
            assertThat(shown.get()).as("what other lists show stays").isTrue();
            both.showDetails();
            assertThat(inSight()).isTrue();
        });
    }

    private boolean inSight() {
        return detail.getScene() != null;
    }
}
