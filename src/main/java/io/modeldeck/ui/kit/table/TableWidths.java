package io.modeldeck.ui.kit.table;

import java.util.Set;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** How wide the columns of a table are: as their heads and the size of texts ask, some giving way where it is narrow, scrolled where even that is too much. */
final class TableWidths<T> {

    /** What the bar that scrolls the rows takes of the width. */
    private static final double BAR = 16;

    private final TableView<T> view;
    private final Runnable onNarrow;
    private final YieldingColumns<T> yielding = new YieldingColumns<>();
    private double scale = 1;

    /** @param onNarrow told when a column gave way, or none does any longer */
    TableWidths(TableView<T> view, Runnable onNarrow) {
        this.view = view;
        this.onNarrow = onNarrow;
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        view.widthProperty().addListener(observable -> fit());
    }

    /** Columns are as wide as their texts are large. */
    void scale(double now) {
        double by = now / scale;
        scale = now;
        for (TableColumn<T, ?> column : view.getColumns()) {
            double least = column.getMinWidth() * by;
            double wanted = column.getPrefWidth() * by;
            // no width is bounded by what was before
            column.setMinWidth(0);
            column.setMaxWidth(column.getMaxWidth() * by);
            column.setPrefWidth(wanted);
            column.setMinWidth(least);
        }
        // a table that was taken away and put back is as wide as it was, but its columns are not
        view.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(view, null, 0.0));
    }

    /** Whatever a screen asks for, the column is as wide as its head. */
    void follow(TableColumn<T, ?> column, double head) {
        column.minWidthProperty().addListener((property, before, now) -> {
            if (now.doubleValue() < head * scale) {
                column.setMinWidth(head * scale);
            }
            fit();
        });
        column.visibleProperty().addListener(observable -> fit());
        column.setMinWidth(Math.max(column.getMinWidth(), head));
    }

    /** @param below the width of the table below which the column is not there, at the ordinary size of texts */
    void giveWay(TableColumn<T, ?> column, double below) {
        yielding.add(column, below);
        fit();
    }

    /** Those that give way at the moment. */
    Set<TableColumn<T, ?>> yielded() {
        return yielding.yielded();
    }

    boolean isNarrow() {
        return !yielding.yielded().isEmpty();
    }

    /** Somebody says anew which columns are shown. */
    void arrange(Runnable columns) {
        boolean before = isNarrow();
        yielding.forget();
        columns.run();
        fit();
        if (before != isNarrow()) {
            onNarrow.run();
        }
    }

    /** Where there is no room for the columns even at their least they are scrolled. */
    private void fit() {
        boolean before = isNarrow();
        yielding.fit(view.getWidth(), scale);
        if (before != isNarrow()) {
            onNarrow.run();
        }
        double least = view.getColumns().stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        boolean scrolls = view.getWidth() > 0 && least > view.getWidth() - BAR;
        if (scrolls != (view.getColumnResizePolicy() == TableView.UNCONSTRAINED_RESIZE_POLICY)) {
            view.setColumnResizePolicy(
                    scrolls
                            ? TableView.UNCONSTRAINED_RESIZE_POLICY
                            : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        }
    }
}
