package io.modeldeck.ui.kit.control;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

/**
 * Tabs that have no room beside one another stand closer, then become narrower, the longest titles first, so that all are in sight; a title that is cut is
 * told on hovering.
 */
public final class FittingTabs {

    /** Narrower than this, nobody can tell what a tab is: then the toolkit's own menu leads to those that have no room. */
    private static final double LEAST = 48;

    /** What the toolkit keeps free beside the titles. */
    private static final double TOOLKIT = 14;

    private final TabPane tabs;
    /** The usual room around all titles. */
    private double air;

    private final Consumer<Runnable> later;
    private boolean asked;

    private FittingTabs(TabPane tabs, Consumer<Runnable> later) {
        this.tabs = tabs;
        this.later = later;
    }

    /**
     * From now on these are such tabs.
     *
     * @param later does something on the FX thread when what is under way is over
     */
    public static void of(TabPane tabs, Consumer<Runnable> later) {
        FittingTabs fitting = new FittingTabs(tabs, later);
        tabs.widthProperty().addListener(observable -> fitting.fit());
        tabs.needsLayoutProperty().addListener((property, before, now) -> {
            if (!now) {
                fitting.ask();
            }
        });
    }

    /** Titles and sizes of texts change now and then; once they have their place it is looked at how wide they are. */
    private void ask() {
        if (!asked) {
            asked = true;
            later.accept(() -> {
                asked = false;
                fit();
            });
        }
    }

    private void fit() {
        List<Label> titles = tabs.lookupAll(".tab-label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> header(label) == tabs)
                .toList();
        if (titles.isEmpty() || tabs.getWidth() <= 0) {
            return;
        }
        double texts = titles.stream()
                .mapToDouble(title -> wish(title) - title.snappedLeftInset() - title.snappedRightInset())
                .sum();
        double around = titles.stream().mapToDouble(FittingTabs::around).max().orElse(0);
        boolean dense = tabs.getStyleClass().contains(Styles.DENSE);
        if (!dense) {
            air = titles.stream().mapToDouble(FittingTabs::wish).sum() - texts + titles.size() * around;
        }
        double width = tabs.getWidth() - TOOLKIT - menu();
        if (dense != texts + air > width) {
            // first the room around the titles; what that leaves is seen once it is laid out
            if (dense) {
                tabs.getStyleClass().remove(Styles.DENSE);
            } else {
                tabs.getStyleClass().add(Styles.DENSE);
            }
            return;
        }
        double widest =
                widest(titles.stream().map(FittingTabs::wish).sorted().toList(), width - titles.size() * around);
        if (widest != tabs.getTabMaxWidth()) {
            tabs.setTabMaxWidth(widest);
        }
    }

    /** Of the button that leads to tabs out of sight, while it is there. */
    private double menu() {
        Node menu = tabs.lookup(".control-buttons-tab");
        return menu == null ? 0 : Math.max(0, menu.prefWidth(-1));
    }

    private static double wish(Label title) {
        return Math.ceil(title.prefWidth(-1));
    }

    private static double around(Label title) {
        Node tab = title.getParent().getParent();
        return tab.getLayoutBounds().getWidth() - title.getWidth();
    }

    private static Node header(Node label) {
        Node around = label.getParent();
        while (around != null && !(around instanceof TabPane)) {
            around = around.getParent();
        }
        return around;
    }

    /**
     * The width that the longest may have so that all have room together; no bound where that is so anyway, or where too little would be left.
     *
     * @param sorted widths that they would like, the smallest first
     */
    static double widest(List<Double> sorted, double room) {
        double left = room;
        for (int i = 0; i < sorted.size(); i++) {
            double share = Math.floor(left / (sorted.size() - i));
            if (sorted.get(i) > share) {
                return share < LEAST ? Double.MAX_VALUE : share;
            }
            left -= sorted.get(i);
        }
        return Double.MAX_VALUE;
    }
}
