package io.modeldeck.ui.lifecycle;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.config.ConfigEntry;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.ConfigWords;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is configured for a model, and which rules watch it: each with where it comes from. */
final class ModelConfig extends VBox {

    private final ScreenContext context;
    private final CheckBox own = new CheckBox(Messages.text("model.config.own"));
    private final DataTable<ConfigEntry> keys = new DataTable<>(Messages.text("model.config"), ConfigEntry::path);
    private final DataTable<AlertRule> rules = new DataTable<>(Messages.text("model.rules"), AlertRule::id);
    private List<ConfigEntry> entries = List.of();
    private long modelId;

    ModelConfig(ScreenContext context) {
        this.context = context;
        own.setOnAction(event -> fill());
        keys.text(Messages.text("model.config.key"), entry -> ConfigWords.name(entry.path()))
                .setPrefWidth(240);
        keys.text(Messages.text("model.config.value"), ModelConfig::value).setPrefWidth(140);
        keys.node(
                        Messages.text("model.config.from"),
                        ConfigWords::origin,
                        Comparator.comparing(ConfigEntry::origin),
                        ModelConfig::origin)
                .setPrefWidth(150);
        rules.text(Messages.text("model.rules.rule"), rule -> Said.exactly(rule.name()))
                .setPrefWidth(170);
        rules.text(
                        Messages.text("model.rules.condition"),
                        rule -> Said.of(rule.condition().words()))
                .setPrefWidth(230);
        rules.node(
                        Messages.text("model.rules.severity"),
                        rule -> rule.severity().word(),
                        Comparator.comparing(AlertRule::severity),
                        rule -> SeverityGlyph.of(rule.severity()))
                .setMinWidth(100);
        rules.text(Messages.text("model.config.from"), rule -> Messages.text(whose(rule)))
                .setPrefWidth(130);
        rules.text(
                        Messages.text("model.rules.state"),
                        rule -> Messages.text(rule.enabled() ? "model.rules.on" : "model.rules.off"))
                .setPrefWidth(60);
        rules.setOnOpen(rule -> context.go(new Place.Alerts()));
        SplitPane both = new SplitPane(
                part(
                        "model.config",
                        own,
                        "model.config.change",
                        () -> new Place.Settings(OptionalLong.of(modelId)),
                        keys),
                part("model.rules", new Region(), "model.rules.change", Place.Alerts::new, rules));
        both.setOrientation(javafx.geometry.Orientation.VERTICAL);
        both.setDividerPositions(0.56);
        both.getStyleClass().add("master-detail");
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().add(both);
    }

    private Node part(
            String title, Node beside, String change, java.util.function.Supplier<Place> place, DataTable<?> table) {
        Label heading = new Label(Messages.text(title));
        heading.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Hyperlink link = new Hyperlink(Messages.text(change));
        link.setOnAction(event -> context.go(place.get()));
        HBox head = new HBox(16, heading, beside, gap, link);
        head.getStyleClass().add("row");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox part = new VBox(8, head, table);
        part.getStyleClass().add("split-part");
        return part;
    }

    private static String value(ConfigEntry entry) {
        String text = ConfigWords.text(entry.value());
        return text.isEmpty() ? Formats.NONE : text;
    }

    private static Node origin(ConfigEntry entry) {
        return entry.overridden()
                ? new Badge(Glyph.DOT, ConfigWords.origin(entry), Tone.ACCENT)
                : new Label(ConfigWords.origin(entry));
    }

    private static String whose(AlertRule rule) {
        return rule.isGlobal()
                ? "model.rules.global"
                : rule.versionId().isPresent() ? "model.rules.version" : "model.rules.model";
    }

    void show(ModelBook book) {
        modelId = book.model().id();
        entries = book.config();
        own.setDisable(book.overridden() == 0 && !own.isSelected());
        fill();
        rules.setRows(book.rules());
    }

    private void fill() {
        keys.setRows(entries.stream()
                .filter(entry -> entry.overridden() || !own.isSelected())
                .toList());
    }
}
