package io.modeldeck.ui.lifecycle;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;

/** How high the list of a log is: as its lines where those are few, else so much that the page stays a page. Lines of one width wrap where one can reckon. */
final class LogHeight {

    /** In lines. */
    private static final int MOST = 18;

    private static final double LINE = 1.5;
    private static final double CELL = 6;
    /** What stands beside the text, in characters: the time, a mark, the room between. */
    private static final int BESIDE = 16;

    private final ListView<LogFolds.Row> list;
    private final Label probe = new Label();

    LogHeight(ListView<LogFolds.Row> list) {
        this.list = list;
        probe.getStyleClass().add("mono");
        probe.setManaged(false);
        probe.setMouseTransparent(true);
        probe.fontProperty().addListener(observable -> fit());
        list.widthProperty().addListener(observable -> fit());
    }

    /** A label without a text, which the style sheet tells how large the lines are: to stand beside the list. */
    Node probe() {
        return probe;
    }

    void fit() {
        double size = probe.getFont().getSize();
        Text zero = new Text("0000000000");
        zero.setFont(probe.getFont());
        double across = list.getWidth() / (zero.getLayoutBounds().getWidth() / 10) - BESIDE;
        double wanted = 0;
        double most = MOST * size * LINE;
        for (LogFolds.Row row : list.getItems()) {
            int lines = row instanceof LogFolds.Said said && across > 1
                    ? Math.max(1, (int) Math.ceil(said.line().line().length() / across))
                    : 1;
            wanted += lines * size * LINE + CELL;
            if (wanted > most) {
                break;
            }
        }
        list.setPrefHeight(Math.min(most, wanted) + 4);
    }
}
