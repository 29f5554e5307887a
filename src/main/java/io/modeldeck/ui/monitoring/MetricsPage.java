package io.modeldeck.ui.monitoring;

import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Where the charts of Metrics stand: in one column or in two, or one alone. */
final class MetricsPage {

    static final double CHART_HEIGHT = 224;
    private static final double TWO_COLUMNS = 900;
    /** What stands above the charts. */
    private static final double ABOVE = 132;

    private final ScrollPane scroll;
    private final Region page;
    private final MetricsHead head;
    private final FigurePanels panels;
    private final ChartSection<?> outside;
    private final ChartSection<?> runtime;

    MetricsPage(
            ScrollPane scroll,
            Region page,
            MetricsHead head,
            FigurePanels panels,
            ChartSection<?> outside,
            ChartSection<?> runtime) {
        this.scroll = scroll;
        this.page = page;
        this.head = head;
        this.panels = panels;
        this.outside = outside;
        this.runtime = runtime;
    }

    /** Width of a chart. */
    int pixels() {
        return (int) (page.getWidth() > 0 ? page.getWidth() : TWO_COLUMNS) / columns();
    }

    private int columns() {
        return !panels.isOneAlone() && page.getWidth() >= TWO_COLUMNS ? 2 : 1;
    }

    /** @param shown what the charts of the figures show */
    void arrange(Optional<Figures> shown) {
        head.place();
        panels.arrange(columns());
        shown.ifPresent(figures -> panels.hint(figures.data(), pixels()));
        outside.columns(columns());
        // there are three of them
        runtime.columns(columns() == 1 ? 1 : 3);
    }

    /**
     * One chart alone, as large as the page, or all of them again.
     *
     * @param textScale of all texts, with which charts grow
     */
    void flip(ChartPanel panel, double textScale) {
        double room = Math.max(CHART_HEIGHT, scroll.getViewportBounds().getHeight() - ABOVE);
        panels.flip(panel, CHART_HEIGHT, room / textScale);
        scroll.setVvalue(0);
    }

    void toEnd() {
        scroll.setVvalue(1);
    }
}
