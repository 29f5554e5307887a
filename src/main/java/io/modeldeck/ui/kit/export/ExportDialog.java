package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.ZoneName;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The one dialog by which numbers and charts leave the window: which numbers, in which form, with how many decimals and in which zone, to the clipboard
 * or into a file. How many rows that makes is said as it is chosen. FX thread.
 */
final class ExportDialog {

    /** What was chosen last in this window, to begin with. */
    static final class Memory {
        private String form = "";
        private OptionalInt decimals = OptionalInt.empty();
        private String zone = "";
        private boolean toFile;
    }

    private static final double WIDTH = 560;
    private static final int OFFERED_DECIMALS = 6;
    private static final int USUAL_PARTS = 100;

    private final ScreenContext context;
    private final Export export;
    private final SaveDialog saving;
    private final Memory memory;
    private final DialogFrame frame;
    private final FxTasks.Lane lane;
    private final ChoiceBox<ExportForm> form = new ChoiceBox<>();
    private final ChoiceBox<Export.Source> source = new ChoiceBox<>();
    private final TextField parts = new TextField(Integer.toString(USUAL_PARTS));
    private final ChoiceBox<OptionalInt> decimals = new ChoiceBox<>();
    private final ComboBox<String> zone = new ComboBox<>();
    private final RadioButton copy = new RadioButton(Messages.text("export.to.clipboard"));
    private final RadioButton file = new RadioButton(Messages.text("export.to.file"));
    private final Label rows = new Label();
    private final Button main = new Button();

    ExportDialog(ScreenContext context, Export export, SaveDialog saving, Memory memory) {
        this.context = context;
        this.export = export;
        this.saving = saving;
        this.memory = memory;
        frame = new DialogFrame(context, Messages.text("export.title", export.title()), WIDTH);
        lane = context.tasks().lane();
        fill();
        rows.getStyleClass().add("fact-value");
        FactList facts = new FactList();
        export.range()
                .ifPresent(range -> facts.fact(
                        Messages.text("export.range"), context.formats().range(range)));
        export.facts().forEach(fact -> facts.fact(fact.name(), fact.value()));
        facts.fact(Messages.text("export.rows"), rows);
        frame.body().getChildren().addAll(facts, fields(), destination());
        frame.main(main, this::end);
        List.<Observable>of(
                        form.valueProperty(),
                        source.valueProperty(),
                        parts.textProperty(),
                        zone.getEditor().textProperty(),
                        copy.selectedProperty())
                .forEach(choice -> choice.addListener(observable -> chosen()));
    }

    void show() {
        frame.show();
        chosen();
        main.requestFocus();
    }

    private void fill() {
        form.getItems().setAll(ExportForm.of(export));
        form.setValue(form.getItems().stream()
                .filter(one -> one.title().equals(memory.form))
                .findFirst()
                .orElse(form.getItems().getFirst()));
        source.getItems().setAll(export.sources());
        source.setConverter(ChoiceWords.of(Export.Source::title));
        source.setValue(export.sources().getFirst());
        decimals.setConverter(ChoiceWords.of(count ->
                count.isEmpty() ? Messages.text("export.decimals.exact") : Integer.toString(count.getAsInt())));
        decimals.getItems().add(OptionalInt.empty());
        IntStream.rangeClosed(0, OFFERED_DECIMALS)
                .forEach(count -> decimals.getItems().add(OptionalInt.of(count)));
        decimals.setValue(memory.decimals);
        String here = ZoneName.of(context.formats().zone());
        zone.setEditable(true);
        zone.getItems().setAll(Stream.of("UTC", here).distinct().toList());
        zone.setValue(memory.zone.isEmpty() ? "UTC" : memory.zone);
        ToggleGroup one = new ToggleGroup();
        copy.setToggleGroup(one);
        file.setToggleGroup(one);
        (memory.toFile ? file : copy).setSelected(true);
    }

    private GridPane fields() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("field-grid");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().setAll(half, half);
        // a line that is left out must leave no gap above the others
        int line = 0;
        // which of them is asked where there is a choice
        if (export.sources().size() > 1) {
            grid.addRow(
                    line++,
                    new Field(Messages.text("export.source"), source),
                    new Field(Messages.text("export.parts"), parts));
        }
        grid.addRow(
                line++,
                new Field(Messages.text("export.form"), form),
                new Field(Messages.text("export.decimals"), decimals));
        grid.addRow(line, new Field(Messages.text("export.zone"), zone, Messages.text("export.zone.hint")));
        return grid;
    }

    private HBox destination() {
        Label to = new Label(Messages.text("export.to"));
        to.getStyleClass().add("field-label");
        to.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(to, copy, file);
        line.getStyleClass().add("row");
        return line;
    }

    private ExportWish wish() {
        return new ExportWish(
                source.getValue(),
                parts.getText(),
                form.getValue(),
                decimals.getValue(),
                zone.getEditor().getText());
    }

    /** Something else is chosen: what belongs to it can be chosen, what does not rests; the rows are counted anew. */
    private void chosen() {
        boolean picture = form.getValue().isPicture();
        boolean fits = form.getValue().fitsClipboard();
        copy.setDisable(!fits);
        if (!fits) {
            file.setSelected(true);
        }
        List.of(source, decimals, zone).forEach(control -> control.setDisable(picture));
        parts.setDisable(picture || !source.getValue().divided());
        main.setText(Messages.text(copy.isSelected() ? "export.copy" : "export.save"));
        frame.refuse("");
        count(picture);
    }

    private void count(boolean picture) {
        main.setDisable(true);
        try {
            ExportWish wish = wish();
            wish.style();
            wish.partCount();
            if (picture) {
                lane.cancel();
                rows.setText(Formats.NONE);
                main.setDisable(false);
                return;
            }
            lane.run(Messages.text("export.counting"), wish::rows, found -> {
                rows.setText(Formats.count(found));
                main.setDisable(found == 0);
            });
        } catch (Problem wrong) {
            lane.cancel();
            rows.setText(Formats.NONE);
            frame.refuse(wrong.getMessage());
        }
    }

    private void end() {
        ExportWish wish = wish();
        memory.form = wish.form().title();
        memory.decimals = wish.decimals();
        memory.zone = wish.zone();
        memory.toFile = file.isSelected();
        if (file.isSelected()) {
            frame.close();
            saving.save(wish.file(export.name()));
        } else {
            frame.work(() -> wish.bytes(Progress.none()), bytes -> copied(wish.form(), bytes));
        }
    }

    private void copied(ExportForm taken, byte[] bytes) {
        if (taken.isImage()) {
            Clipboards.copy(new Image(new ByteArrayInputStream(bytes)));
        } else {
            Clipboards.copy(new String(bytes, StandardCharsets.UTF_8));
        }
        frame.close();
        context.toasts()
                .show(
                        taken.isPicture()
                                ? Messages.text("export.copied.picture", export.title())
                                : Messages.text("export.copied", export.title(), rows.getText()));
    }
}
