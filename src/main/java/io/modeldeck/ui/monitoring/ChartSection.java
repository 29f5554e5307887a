package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Charts that are read by themselves: they keep no others waiting, and where they fail the others are there. Without any it takes no room. */
final class ChartSection<T> extends VBox {

    private final FxTasks.Lane lane;
    private final String what;
    private final Supplier<ChartPanel> maker;
    private final Function<T, List<TimeSeriesChart>> drawn;
    private final ChartGrid grid = new ChartGrid();
    private final StatePane state = new StatePane(grid);
    /** Those that are not needed now wait. */
    private final List<ChartPanel> panels = new ArrayList<>();

    private Optional<T> data = Optional.empty();
    /** What is said where there is no chart; where nothing is, the section takes no room. */
    private Optional<ViewState> withoutCharts = Optional.empty();

    private int columns = 2;

    /**
     * @param what is done while it is read, for a person
     * @param maker of a panel
     * @param drawn what was read as charts
     */
    ChartSection(
            ScreenContext context,
            String title,
            String what,
            Supplier<ChartPanel> maker,
            Function<T, List<TimeSeriesChart>> drawn) {
        this.lane = context.tasks().lane();
        this.what = what;
        this.maker = maker;
        this.drawn = drawn;
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        heading.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(heading, state);
        getStyleClass().add("column");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Says why there is no chart, and what is needed for one. */
    ChartSection<T> explaining(String reason, String needed) {
        withoutCharts = Optional.of(new ViewState.NotEvaluated(reason, needed));
        return this;
    }

    void load(Callable<T> work) {
        lane.run(
                what,
                work,
                found -> {
                    data = Optional.of(found);
                    draw();
                },
                failure -> {
                    setVisible(true);
                    state.show(new ViewState.Failed(failure, () -> load(work)));
                });
    }

    /** Shows anew what was read, as it is drawn now. */
    void draw() {
        data.map(drawn).ifPresent(charts -> {
            setVisible(!charts.isEmpty() || withoutCharts.isPresent());
            state.show(withoutCharts.filter(why -> charts.isEmpty()).orElseGet(ViewState.Ready::new));
            while (panels.size() < charts.size()) {
                panels.add(maker.get());
            }
            for (int i = 0; i < charts.size(); i++) {
                panels.get(i).show(charts.get(i));
            }
            grid.show(panels.subList(0, charts.size()), columns);
        });
    }

    void columns(int wanted) {
        if (columns != wanted) {
            columns = wanted;
            draw();
        }
    }

    /** Nothing is wanted of it now. */
    void forget() {
        lane.cancel();
        data = Optional.empty();
        setVisible(false);
    }
}
