package io.modeldeck.ui.monitoring;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.kit.command.Steps;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.ModelOrder;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A row for each model, in the order that somebody wants: what is pinned first, the others as they are or by their tags. */
final class ModelRows extends VBox {

    /** Narrower than this, at the ordinary size of texts, the figures of a model have no room beside one another. */
    private static final double ROOM = 640;

    /** What a node among the rows stands for: read anew it is the same node. */
    private sealed interface Key {
        record Head() implements Key {}

        record Heading(String says) implements Key {}

        record Model(long id, String name, boolean narrow, boolean pinned) implements Key {}
    }

    private final ScreenContext context;
    private final Map<Key, Node> made = new HashMap<>();
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
        Map<Key, Node> before = Map.copyOf(made);
        made.clear();
        rows.clear();
        List<Node> all = new ArrayList<>();
        if (!narrow) {
            all.add(kept(before, new Key.Head(), ModelRow::head));
        }
        for (ModelGroups group : ModelGroups.of(models, tagged ? order : order.byTag(false))) {
            if (!group.name().isEmpty()) {
                String says = Messages.text(
                        "overview.group", group.name(), group.rows().size());
                all.add(kept(before, new Key.Heading(says), () -> heading(says)));
            }
            for (OverviewRow row : group.rows()) {
                ModelRow of = row(before, row, order.isPinned(row.model().name()));
                all.add(of);
                rows.add(of);
            }
        }
        // where all stand as they stood nothing is laid out or styled for it
        if (!getChildren().equals(all)) {
            getChildren().setAll(all);
            rows.stream()
                    .filter(row -> focused.equals(Optional.of(row.model().id())))
                    .forEach(row -> row.first().requestFocus());
        }
    }

    private ModelRow row(Map<Key, Node> before, OverviewRow row, boolean pinned) {
        ModelInfo model = row.model();
        Key key = new Key.Model(model.id(), model.name(), narrow, pinned);
        if (before.get(key) instanceof ModelRow of) {
            made.put(key, of);
            of.show(row);
            return of;
        }
        ModelRow of = new ModelRow(context, row, narrow, pinned, () -> pin(row));
        VBox.setVgrow(of, Priority.ALWAYS);
        made.put(key, of);
        return of;
    }

    private Node kept(Map<Key, Node> before, Key key, Supplier<Node> otherwise) {
        Node node = Optional.ofNullable(before.get(key)).orElseGet(otherwise);
        made.put(key, node);
        return node;
    }

    private static Label heading(String says) {
        Label heading = new Label(says);
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
