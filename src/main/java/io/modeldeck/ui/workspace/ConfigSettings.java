package io.modeldeck.ui.workspace;

import io.modeldeck.config.ConfigEntry;
import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.ChoiceWords;
import io.modeldeck.ui.kit.ConfigWords;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
            rows.add(new ConfigRow(entry, this::set, this::reset).node());
        }
        setRows(rows);
    }

    private void set(ConfigRow row, String typed) {
        ConfigService config = context.engine().config();
        OptionalLong model = scope.modelId();
        String path = row.entry().path();
        Optional<Object> before = row.entry().value();
        boolean overridden = row.entry().overridden();
        context.tasks()
                .run(
                        Messages.text("settings.saving"),
                        () -> typed.isEmpty()
                                ? config.reset(
                                        context.actor(), context.now(), model, OptionalLong.empty(), List.of(path), "")
                                : config.setValue(
                                        context.actor(), context.now(), model, OptionalLong.empty(), path, typed, ""),
                        config2 -> {
                            context.toasts()
                                    .undoable(
                                            Messages.text("config.set.done", ConfigWords.name(path)),
                                            () -> undo(model, path, overridden, before));
                            load();
                        },
                        failure -> row.fault(failure.sentence()));
    }

    private void undo(OptionalLong model, String path, boolean overridden, Optional<Object> before) {
        ConfigService config = context.engine().config();
        context.tasks()
                .run(
                        Messages.text("settings.saving"),
                        () -> overridden
                                ? config.setValue(
                                        context.actor(),
                                        context.now(),
                                        model,
                                        OptionalLong.empty(),
                                        path,
                                        ConfigWords.text(before),
                                        "")
                                : config.reset(
                                        context.actor(), context.now(), model, OptionalLong.empty(), List.of(path), ""),
                        config2 -> load());
    }

    private void reset(ConfigRow row) {
        OptionalLong model = scope.modelId();
        String path = row.entry().path();
        context.tasks()
                .run(
                        Messages.text("settings.saving"),
                        () -> context.engine()
                                .config()
                                .reset(context.actor(), context.now(), model, OptionalLong.empty(), List.of(path), ""),
                        config -> {
                            context.toasts()
                                    .undoable(
                                            Messages.text("config.reset.done", ConfigWords.name(path)),
                                            () -> undo(
                                                    model,
                                                    path,
                                                    true,
                                                    row.entry().value()));
                            load();
                        });
    }
}
