package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.telemetry.ColumnRole;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.ImportPreview;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What each column is for, how times are written, and the units. */
final class ImportColumnsStep {

    private static final List<String> UNITS = List.of("ms", "us", "s");

    private final Runnable onChange;
    private final VBox node = new VBox();
    private final Paragraph fault = new Paragraph("", "field-fault");
    private final GridPane grid = new GridPane();
    private final TextField format = new TextField();
    private final ComboBox<String> zone = new ComboBox<>();
    private final TextField positive = new TextField();
    private final ComboBox<String> unit = new ComboBox<>();
    private final Field formatField =
            new Field(Messages.text("import.format"), format, Messages.text("import.format.hint"));
    private final Field zoneField = new Field(Messages.text("import.zone"), zone, Messages.text("import.zone.hint"));
    private final Field positiveField =
            new Field(Messages.text("import.positive"), positive, Messages.text("import.positive.hint"));
    private final Field unitField = new Field(Messages.text("import.unit"), unit);
    private final Map<String, ComboBox<ColumnRole>> choices = new LinkedHashMap<>();
    private ImportMapping mapping = new ImportMapping(Map.of(), false);
    private boolean filling;

    ImportColumnsStep(ZoneId local, Runnable onChange) {
        this.onChange = onChange;
        zone.setEditable(true);
        List<String> zones = new ArrayList<>(List.of("UTC"));
        if (!zones.contains(local.getId())) {
            zones.add(local.getId());
        }
        zone.getItems().setAll(zones);
        zone.setValue("UTC");
        unit.getItems().setAll(UNITS);
        unit.setValue(UNITS.getFirst());
        grid.getStyleClass().add("columns-grid");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(width(180), width(70), wide, width(90), width(190));
        fault.managedProperty().bind(fault.textProperty().isNotEmpty());
        HBox fields = new HBox(formatField, zoneField, unitField, positiveField);
        fields.getStyleClass().add("wide");
        List.of(formatField, zoneField, unitField, positiveField).forEach(field -> {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(180);
            field.managedProperty().bind(field.visibleProperty());
        });
        node.getStyleClass().add("wide");
        node.getChildren().addAll(fault, grid, fields);
    }

    Node node() {
        return node;
    }

    ImportMapping mapping() {
        return mapping;
    }

    /** Shows the columns with the roles that were guessed. */
    void show(ImportPreview preview) {
        mapping = ImportMapping.of(preview);
        choices.clear();
        grid.getChildren().clear();
        format.clear();
        format.setPromptText(preview.timeFormat().orElse(Messages.text("import.format.prompt")));
        preview.options().positive().ifPresent(positive::setText);
        preview.options()
                .latency()
                .ifPresent(latency ->
                        unit.setValue(latency.text().substring(latency.text().lastIndexOf(':') + 1)));
        grid.addRow(
                0,
                head("import.column"),
                head("import.type"),
                head("import.example"),
                head("import.missing"),
                head("import.role"));
        for (int i = 0; i < preview.columns().size(); i++) {
            addRow(preview, i);
        }
        update();
    }

    /** Gives a column a role, as its choice does. */
    void choose(String column, ColumnRole role) {
        mapping = mapping.with(column, role);
        filling = true;
        choices.forEach((name, choice) -> choice.setValue(mapping.roles().get(name)));
        filling = false;
        update();
    }

    /** Puts what was chosen into options; refuses a zone that there is none of. */
    void into(EventImportOptions.Builder options) {
        mapping.into(options, unit.getValue());
        text(format).ifPresent(options::timeFormat);
        if (mapping.column(ColumnRole.SCORE).isPresent()) {
            text(positive).ifPresent(options::positive);
        }
        String wanted = Optional.ofNullable(zone.getValue()).orElse("UTC").strip();
        try {
            options.zone(ZoneId.of(wanted));
        } catch (DateTimeException e) {
            throw new Problem(Messages.text("import.zone.unknown", wanted), e);
        }
    }

    private void addRow(ImportPreview preview, int position) {
        ImportPreview.PreviewColumn column = preview.columns().get(position);
        Label name = new Label(column.name());
        Label type = new Label(Messages.text(column.numeric() ? "import.number" : "import.text"));
        Label example = new Label(preview.firstRows().stream()
                .map(row -> row.get(position))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(4)
                .reduce((a, b) -> a + ", " + b)
                .orElse(""));
        Label missing = new Label(column.missing() == 0 ? Formats.NONE : Formats.count(column.missing()));
        List.of(type, example, missing).forEach(label -> label.getStyleClass().add("muted"));
        ComboBox<ColumnRole> role = new ComboBox<>();
        role.getItems().setAll(ColumnRole.values());
        role.setConverter(ChoiceWords.of(ImportColumnsStep::roleText));
        role.setValue(column.role());
        role.setMaxWidth(Double.MAX_VALUE);
        role.setAccessibleText(Messages.text("import.role.of", column.name()));
        role.setDisable(mapping.selfExplaining());
        role.setOnAction(event -> {
            if (!filling && role.getValue() != null) {
                choose(column.name(), role.getValue());
            }
        });
        choices.put(column.name(), role);
        grid.addRow(position + 1, name, type, example, missing, role);
    }

    static String roleText(ColumnRole role) {
        return Messages.text("role." + role.name().toLowerCase(Locale.ROOT));
    }

    private void update() {
        fault.setText(mapping.fault().orElse(mapping.selfExplaining() ? Messages.text("import.self-explaining") : ""));
        fault.getStyleClass().setAll("label", mapping.fault().isPresent() ? "field-fault" : "muted");
        positiveField.setVisible(mapping.column(ColumnRole.SCORE).isPresent());
        unitField.setVisible(mapping.column(ColumnRole.LATENCY).isPresent());
        formatField.setVisible(!mapping.selfExplaining());
        zoneField.setVisible(!mapping.selfExplaining());
        onChange.run();
    }

    private static Optional<String> text(TextField field) {
        return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
    }

    private static Label head(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("caption");
        return label;
    }

    private static ColumnConstraints width(double width) {
        ColumnConstraints constraints = new ColumnConstraints(width);
        constraints.setHgrow(Priority.NEVER);
        return constraints;
    }
}
