package io.modeldeck.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RowDetailsTest {

    private record Row(long id, String name, String why, String by) {}

    private static final List<Row> ROWS =
            List.of(new Row(1, "first", "a long reason", "ada"), new Row(2, "second", "another one", "bob"));

    private static List<String> said(MasterDetail both) {
        return both.lookupAll(".row-details .label").stream()
                .map(node -> ((Label) node).getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    @DisplayName(
            "Space shows all columns of the selected row beside a list without pages, hidden ones too, and takes it away")
    void space() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = new DataTable<>("Rows", Row::id);
            table.text("Name", Row::name);
            table.text("Why", Row::why);
            table.text("By", Row::by).setVisible(false);
            table.setRows(ROWS);
            table.select(2L);
            BooleanProperty shown = new SimpleBooleanProperty();
            List<Row> ended = new ArrayList<>();
            MasterDetail both = RowDetails.beside(shown, table, row -> {
                Button end = new Button("End " + row.name());
                end.setOnAction(event -> ended.add(row));
                return List.of(end);
            });
            Scene scene = new Scene(both, 900, 400);
            both.applyCss();
            both.layout();
            assertThat(both.getItems()).as("at first the list has the room").hasSize(1);

            Event.fireEvent(table.view(), Input.key(KeyCode.SPACE));
            both.applyCss();
            both.layout();
            assertThat(shown.get()).isTrue();
            assertThat(said(both)).containsExactly("second", "Why", "another one", "By", "bob");
            ((Button) both.lookup(".row-details .button")).fire();
            assertThat(ended).containsExactly(ROWS.get(1));

            table.select(1L);
            assertThat(said(both)).contains("first", "a long reason", "ada").doesNotContain("another one");
            table.view().getSelectionModel().clearSelection();
            assertThat(said(both)).containsExactly(Messages.text("table.details.none"));
            table.setRows(List.of());
            assertThat(both.getItems()).hasSize(2);
            Event.fireEvent(table.view(), Input.key(KeyCode.SPACE));
            assertThat(both.getItems()).hasSize(1);
            assertThat(scene.getRoot()).isSameAs(both);
        });
    }
}
