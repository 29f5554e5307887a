package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Shown;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** A field above a table that leaves the rows that have its words, with how many those are. */
public final class TableFilter extends HBox {

    private final TextField field = new TextField();
    private final Label count = new Label();
    private final HBox chips = new HBox();

    /** @param onFilter told what is wanted, while it is typed */
    TableFilter(String tableName, Consumer<String> onFilter) {
        getStyleClass().add("table-filter");
        // what has no room is not to push away what stands beside the table
        setMinWidth(0);
        field.setPromptText(Messages.text("table.filter"));
        field.setAccessibleText(Messages.text("table.filter.of", tableName));
        field.setPrefColumnCount(22);
        field.textProperty().addListener((property, before, now) -> onFilter.accept(now));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        count.getStyleClass().add("caption");
        count.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("filter-chips");
        chips.managedProperty().bind(chips.visibleProperty());
        getChildren().addAll(field, chips, count);
    }

    void onBegunOrEnded(Runnable told) {
        field.textProperty().addListener((property, before, now) -> {
            if (before.isBlank() != now.isBlank()) {
                told.run();
            }
        });
    }

    /** A chip that is pressed while the word stands in the field, and puts it there or takes it away. */
    void chip(String word, String title) {
        ToggleButton chip = new ToggleButton(title);
        chip.getStyleClass().addAll("small", "filter-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        HoverText.of(chip, word);
        chip.setOnAction(event -> field.setText(FilterWords.flip(field.getText(), word)));
        field.textProperty().addListener(observable -> chip.setSelected(FilterWords.has(field.getText(), word)));
        chips.getChildren().add(chip);
    }

    void showChips(boolean shown) {
        chips.setVisible(shown);
    }

    /** Whether it and everything around it is visible. */
    public boolean isShown() {
        return Shown.is(this);
    }

    public String text() {
        return field.getText();
    }

    public void setText(String wanted) {
        field.setText(wanted);
    }

    /** Puts the keyboard into the field. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    void counted(int shown, int all) {
        count.setText(
                field.getText().isBlank()
                        ? ""
                        : Messages.text("table.filter.count", Formats.count(shown), Formats.count(all)));
    }
}
