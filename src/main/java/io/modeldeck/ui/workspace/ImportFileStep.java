package io.modeldeck.ui.workspace;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.ImportPreview;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which file, how it is written, and for which model. */
final class ImportFileStep {

    private record Row(int number, List<String> texts) {}

    private static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252", "ISO-8859-1", "UTF-16");

    private final ScreenContext context;
    private final VBox node = new VBox();
    private final Label name = new Label(Messages.text("import.no-file"));
    private final ComboBox<String> encoding = new ComboBox<>();
    private final ComboBox<String> model = new ComboBox<>();
    private final TextField version = new TextField();
    private final Paragraph found = new Paragraph("", "caption");
    private final VBox rows = new VBox();
    private final Runnable onLook;
    private Optional<Path> path = Optional.empty();
    private Optional<ImportPreview> preview = Optional.empty();

    /**
     * @param onLook the file is to be looked at
     * @param onChange something else was chosen
     */
    ImportFileStep(ScreenContext context, FilePicker files, Runnable onLook, Runnable onChange) {
        this.context = context;
        this.onLook = onLook;
        Button choose = new Button(Messages.text("import.choose"), Icons.of("fth-file-text"));
        choose.setMinWidth(Button.USE_PREF_SIZE);
        choose.setId("import-choose");
        choose.setOnAction(event -> files.file(node, Messages.text("import.choose"), FilePicker.Kind.ROWS)
                .ifPresent(this::take));
        name.getStyleClass().add("muted");
        HBox file = new HBox(choose, name);
        file.getStyleClass().add("row");
        encoding.getItems().setAll(ENCODINGS);
        encoding.setEditable(true);
        encoding.setValue(ENCODINGS.getFirst());
        encoding.valueProperty().addListener(observable -> onLook.run());
        model.setEditable(true);
        model.getEditor().textProperty().addListener(observable -> onChange.run());
        model.setPromptText(Messages.text("import.model.prompt"));
        version.setPromptText(Messages.text("import.version.prompt"));
        Field modelField = new Field(Messages.text("import.model"), model, Messages.text("import.model.hint"));
        Field versionField = new Field(Messages.text("import.version"), version, Messages.text("import.version.hint"));
        Field encodingField =
                new Field(Messages.text("import.encoding"), encoding, Messages.text("import.encoding.hint"));
        HBox fields = new HBox(modelField, versionField, encodingField);
        List.of(modelField, versionField, encodingField).forEach(field -> {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(240);
        });
        fields.getStyleClass().add("wide");
        VBox.setVgrow(rows, Priority.ALWAYS);
        node.getStyleClass().add("wide");
        node.getChildren().addAll(file, fields, found, rows);
    }

    Node node() {
        return node;
    }

    /** Reads which models there are. */
    void start() {
        context.tasks()
                .run(
                        Messages.text("import.title"),
                        () -> context.engine().registry().models().stream()
                                .map(ModelInfo::name)
                                .sorted()
                                .toList(),
                        names -> {
                            String typed = model.getEditor().getText();
                            model.getItems().setAll(names);
                            String chosen = context.selection()
                                    .model()
                                    .get()
                                    .map(ModelInfo::name)
                                    .orElse("");
                            model.getEditor().setText(typed.isBlank() ? chosen : typed);
                        });
    }

    /** Takes a file, as chosen or dropped. */
    void take(Path chosen) {
        path = Optional.of(chosen);
        name.setText(chosen.toString());
        onLook.run();
    }

    void setModel(String typed) {
        model.getEditor().setText(typed);
    }

    void clear() {
        path = Optional.empty();
        name.setText(Messages.text("import.no-file"));
        forget();
        start();
    }

    void forget() {
        preview = Optional.empty();
        found.setText("");
        rows.getChildren().clear();
    }

    /** Wide enough for the name and the values that are shown, within reason. */
    private static double width(ImportPreview looked, int position) {
        int longest = looked.firstRows().stream()
                .mapToInt(row -> row.get(position).length())
                .max()
                .orElse(0);
        int letters = Math.max(looked.columns().get(position).name().length(), longest);
        return Math.clamp(32 + 8L * letters, 72, 240);
    }

    Optional<Path> path() {
        return path;
    }

    Optional<String> modelName() {
        return Optional.of(model.getEditor().getText().strip()).filter(text -> !text.isEmpty());
    }

    Optional<String> sourceVersion() {
        return Optional.of(version.getText().strip()).filter(text -> !text.isEmpty());
    }

    ReadOptions read() {
        String wanted = Optional.ofNullable(encoding.getValue()).orElse(ENCODINGS.getFirst());
        return ReadOptions.defaults().withEncoding(ReadOptions.encoding(wanted.strip()));
    }

    boolean isReady() {
        return preview.isPresent() && modelName().isPresent();
    }

    /** Shows the first rows. */
    void show(ImportPreview looked) {
        preview = Optional.of(looked);
        found.setText(Messages.text(
                "import.found",
                Formats.count(looked.rows()),
                looked.columns().size(),
                looked.timeFormat().orElse(Messages.text("import.no-time"))));
        DataTable<Row> table = new DataTable<>(Messages.text("import.first"), Row::number);
        for (int i = 0; i < looked.columns().size(); i++) {
            ImportPreview.PreviewColumn column = looked.columns().get(i);
            int position = i;
            table.text(column.name(), row -> row.texts().get(position)).setPrefWidth(width(looked, position));
        }
        table.view().setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        List<Row> first = new ArrayList<>();
        looked.firstRows().forEach(texts -> first.add(new Row(first.size(), texts)));
        table.setRows(first);
        table.setPrefHeight(260);
        rows.getChildren().setAll(table);
        table.setVisible(!first.isEmpty());
    }
}
