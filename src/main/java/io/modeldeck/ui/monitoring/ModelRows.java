package io.modeldeck.ui.monitoring;

import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.kit.command.Steps;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.ModelOrder;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row for each model, in the order that somebody wants: what is pinned first, the others as they are or by their tags. */
final class ModelRows extends VBox {

    /** Narrower than this, at the ordinary size of texts, the figures of a model have no room beside one another. */
    private static final double ROOM = 640;

    private final ScreenContext context;
    private final List<ModelRow> rows = new ArrayList<>();
    private List<OverviewRow> shown = List.of();
    private boolean narrow;
    private final ToggleButton byTag = new ToggleButton(Messages.text("overview.by-tag"));

    ModelRows(ScreenContext context) {
        this.context = context;
        getStyleClass().add("model-rows");
        setMinWidth(0);
        widthProperty().addListener(observable -> fit());
        byTag.getStyleClass().addAll("small", "layer");
        byTag.setMinWidth(ToggleButton.USE_PREF_SIZE);
        byTag.managedProperty().bind(byTag.visibleProperty());
        byTag.setVisible(false);
        byTag.setOnAction(event -> group());
    }

    /** The switch that stands in the head of the page, where models have tags. */
    ToggleButton byTag() {
        return byTag;
    }

    private boolean isNarrow() {
        return getWidth() > 0
                && getWidth() < ROOM * context.theme().look().get().textScale();
    }

    private void fit() {
        if (narrow != isNarrow() && !shown.isEmpty()) {
            show(shown);
        }
    }

    void show(List<OverviewRow> models) {
        shown = models;
        narrow = isNarrow();
        Optional<Long> focused = focused().map(row -> row.model().id());
        ModelOrder order = context.selection().order().get();
        boolean tagged = models.stream().anyMatch(row -> !row.tags().isEmpty());
        byTag.setVisible(tagged);
        byTag.setSelected(tagged && order.byTag());
        getChildren().setAll(narrow ? List.of() : List.of(ModelRow.head()));
        rows.clear();
        for (ModelGroups group : ModelGroups.of(models, tagged ? order : order.byTag(false))) {
            if (!group.name().isEmpty()) {
                getChildren().add(heading(group));
            }
            for (OverviewRow row : group.rows()) {
                ModelRow shown = new ModelRow(
                        context, row, narrow, order.isPinned(row.model().name()), () -> pin(row));
                VBox.setVgrow(shown, Priority.ALWAYS);
                getChildren().add(shown);
                rows.add(shown);
            }
        }
        rows.stream()
                .filter(row -> focused.equals(Optional.of(row.model().id())))
                .forEach(row -> row.first().requestFocus());
    }

    private static Label heading(ModelGroups group) {
        Label heading = new Label(
                Messages.text("overview.group", group.name(), group.rows().size()));
        heading.getStyleClass().add("model-group");
        return heading;
    }

    private void pin(OverviewRow row) {
        var order = context.selection().order();
        order.set(order.get().flipped(row.model().name()));
    }

    /** By tags, or as they are. */
    void group() {
        var order = context.selection().order();
        order.set(order.get().byTag(!order.get().byTag()));
    }

    /** The model whose row has the focus. */
    Optional<ModelRow> focused() {
        return rows.stream().filter(row -> row.first().isFocused()).findFirst();
    }

    void move(int by) {
        if (!rows.isEmpty()) {
            int at = focused().map(rows::indexOf).orElse(-1);
            rows.get(Steps.next(at, by, rows.size())).first().requestFocus();
        }
    }
}
