package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * The selected row of a list whose rows have no page: what its columns say, in full and also where a column is hidden, and what can be done with it. Nothing is read for that.
 */
public final class RowDetails<T> extends ScrollPane {

    /** Narrower than this, at the ordinary size of texts, they lie below their list. */
    private static final double ROOM = 640;

    private static final double SHARE = 0.62;

    private final DataTable<T> list;
    private final Function<T, List<Node>> actions;
    private final VBox body = new VBox();

    private RowDetails(DataTable<T> list, Function<T, List<Node>> actions) {
        this.list = list;
        this.actions = actions;
        body.getStyleClass().addAll("detail", "row-details");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setContent(body);
        setMinWidth(0);
        list.selected().addListener(observable -> show());
        // while it is out of sight it says nothing
        sceneProperty().addListener(observable -> show());
    }

    /**
     * The list with that beside it.
     *
     * @param shown whether it is in sight
     * @param actions the buttons for a row; none where there is nothing to be done
     */
    public static <T> MasterDetail beside(BooleanProperty shown, DataTable<T> list, Function<T, List<Node>> actions) {
        return new MasterDetail(shown, list, new RowDetails<>(list, actions), SHARE, ROOM);
    }

    private void show() {
        if (getScene() == null) {
            return;
        }
        Optional<T> row = list.selected().get();
        body.getChildren().clear();
        if (list.isEmpty()) {
            return;
        }
        if (row.isEmpty()) {
            body.getChildren().add(new Paragraph(Messages.text("table.details.none"), "muted"));
            return;
        }
        List<TableColumns.Fact> facts = list.facts(row.get());
        body.getChildren().add(new Paragraph(facts.getFirst().text(), "detail-title"));
        List<Node> buttons = actions.apply(row.get());
        if (!buttons.isEmpty()) {
            FlowPane deeds = new FlowPane(8, 8);
            deeds.getChildren().setAll(buttons);
            body.getChildren().add(deeds);
        }
        FactList rest = new FactList();
        facts.stream().skip(1).forEach(fact -> rest.fact(fact.title(), fact.text()));
        body.getChildren().add(rest);
    }
}
