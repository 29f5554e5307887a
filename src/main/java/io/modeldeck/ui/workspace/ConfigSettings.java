package io.modeldeck.ui.workspace;

import io.modeldeck.config.ConfigEntry;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.ConfigWords;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A part of the monitoring config: every key with its value, where that comes from, and a way to set and to reset it. */
final class ConfigSettings extends SettingsSection {

    private record Found(List<ModelInfo> models, List<ConfigEntry> entries) {}

    private final ScreenContext context;
    private final ConfigScope scope;
    private final Predicate<String> belongs;
    private final FxTasks.Lane lane;
    private final ComboBox<Optional<ModelInfo>> models = new ComboBox<>();
    private List<ConfigEntry> shown = List.of();
    private boolean filling;

    /** How often and by what things are checked. */
    static ConfigSettings monitoring(ScreenContext context, ConfigScope scope) {
        return new ConfigSettings(
                Messages.text("settings.monitoring"),
                "fth-activity",
                context,
                scope,
                path -> path.startsWith("aggregation.") || path.startsWith("drift."));
    }

    /** When a model is trained again, and who must agree. */
    static ConfigSettings policies(ScreenContext context, ConfigScope scope) {
        return new ConfigSettings(
                Messages.text("settings.policies"),
                "fth-check-square",
                context,
                scope,
                path -> !path.startsWith("aggregation.") && !path.startsWith("drift."));
    }

    private ConfigSettings(
            String title, String icon, ScreenContext context, ConfigScope scope, Predicate<String> belongs) {
        super(title, icon);
        this.context = context;
        this.scope = scope;
        this.belongs = belongs;
        lane = context.tasks().lane();
        models.setConverter(
                ChoiceWords.of(model -> model.map(ModelInfo::name).orElseGet(() -> Messages.text("config.workspace"))));
        models.setAccessibleText(Messages.text("config.scope"));
        models.setOnAction(event -> {
            if (!filling && models.getValue() != null) {
                scope.model().set(models.getValue());
            }
        });
        scope.model().addListener(observable -> load());
        Label label = new Label(Messages.text("config.scope"));
        label.setLabelFor(models);
        HBox line = new HBox(label, models);
        line.getStyleClass().add("row");
        above(new javafx.scene.layout.VBox(8, new Paragraph(Messages.text("config.inherits"), "muted"), line));
    }

    @Override
    void load() {
        OptionalLong model = scope.modelId();
        read(lane, () -> read(model), this::show);
    }

    @Override
    boolean dependsOn(Set<Class<? extends Change>> what) {
        return what.contains(Change.ConfigChanged.class) || what.contains(Change.VersionChanged.class);
    }

    private Found read(OptionalLong model) {
        return new Found(
                context.engine().registry().models().stream()
                        .sorted(Comparator.comparing(ModelInfo::name))
                        .toList(),
                context.engine().config().explain(model, OptionalLong.empty()).stream()
                        .filter(entry -> belongs.test(entry.path()))
                        .toList());
    }

    private void show(Found found) {
        List<Optional<ModelInfo>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        found.models().forEach(model -> choices.add(Optional.of(model)));
        filling = true;
        if (!models.getItems().equals(choices)) {
            models.getItems().setAll(choices);
        }
        models.setValue(choices.stream()
                .filter(choice ->
                        choice.map(ModelInfo::id).equals(scope.model().get().map(ModelInfo::id)))
                .findFirst()
                .orElse(Optional.empty()));
        filling = false;
        if (found.entries().equals(shown)) {
            return;
        }
        shown = found.entries();
        List<Node> rows = new ArrayList<>();
        String group = "";
        for (ConfigEntry entry : found.entries()) {
            String its = ConfigWords.group(entry.path());
            if (!its.equals(group)) {
                group = its;
                Label heading = new Label(Messages.text("config-group." + its));
                heading.getStyleClass().add("setting-group");
                rows.add(heading);
            }
            rows.add(new ConfigRow(entry, this::set, this::reset).node().writing(context.writing()));
        }
        setRows(rows);
    }

    private void set(ConfigRow row, String typed) {
        change(row, Optional.of(typed).filter(said -> !said.isEmpty()), "config.set.done", row::fault);
    }

    private void reset(ConfigRow row) {
        change(
                row,
                Optional.empty(),
                "config.reset.done",
                sentence -> context.toasts()
                        .failed(new Failure(Messages.text("settings.saving"), sentence, Optional.empty())));
    }

    /** @param typed the new value; empty for the one that is inherited */
    private void change(ConfigRow row, Optional<String> typed, String said, Consumer<String> fault) {
        OptionalLong model = scope.modelId();
        String path = row.entry().path();
        Optional<String> before = row.entry().overridden()
                ? Optional.of(ConfigWords.text(row.entry().value()))
                : Optional.empty();
        context.tasks()
                .run(
                        Messages.text("settings.saving"),
                        () -> put(model, path, typed),
                        config -> {
                            context.undoable(
                                    Messages.text(said, ConfigWords.name(path)),
                                    () -> put(model, path, before),
                                    () -> put(model, path, typed),
                                    this::load);
                            load();
                        },
                        failure -> fault.accept(failure.sentence()));
    }

    private MonitoringConfig put(OptionalLong model, String path, Optional<String> value) {
        ConfigService config = context.engine().config();
        return value.isEmpty()
                ? config.reset(context.actor(), context.now(), model, OptionalLong.empty(), List.of(path), "")
                : config.setValue(context.actor(), context.now(), model, OptionalLong.empty(), path, value.get(), "");
    }
}
