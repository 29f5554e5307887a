package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.RankedFeature;
import io.modeldeck.ui.kit.command.Steps;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.ListFilter;
import io.modeldeck.ui.kit.table.Listing;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was checked, in the order that somebody chose, and how that order is made. */
final class DriftList extends VBox implements Listing {

    private static final double WIDTH = 320;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final ListView<DriftResult> list = new ListView<>();
    private final ComboBox<Choice<DriftOrder>> orders = new ComboBox<>();
    private final Paragraph made = new Paragraph("", "caption");
    private final VBox ranking = new VBox();
    private final ListFilter<DriftResult> filter;
    private Optional<DriftData> shown = Optional.empty();
    private List<DriftResult> worst = List.of();
    private Map<String, RankedFeature> ranked = Map.of();

    /** @param chosen told which one is looked at */
    DriftList(ScreenContext context, BiConsumer<DriftData, DriftResult> chosen) {
        this.context = context;
        lane = context.tasks().lane();
        list.setCellFactory(view -> new DriftCell(
                context.theme(),
                result -> shown.filter(data -> data.isExcluded(result)).isPresent(),
                result -> shown.map(data -> data.history().scoresOf(result)).orElse(new double[0]),
                this::note));
        context.theme().follow(list, list::refresh);
        filter = new ListFilter<DriftResult>(
                        this,
                        Messages.text("drift.list"),
                        result -> DriftNames.of(result) + " "
                                + ConditionBadge.of(result.state()).getText(),
                        () -> fill(List.copyOf(ranked.values())))
                .kind("drift", result -> result.state() == DriftState.DRIFT);
        list.getStyleClass().add("drift-list");
        list.setAccessibleText(Messages.text("drift.list"));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                shown.ifPresent(data -> chosen.accept(data, now));
            }
        });
        for (DriftOrder order : DriftOrder.values()) {
            orders.getItems().add(new Choice<>(order, order.text()));
        }
        orders.setValue(orders.getItems().getFirst());
        orders.setOnAction(event -> order());
        Presence.of(made, false);
        orders.setMaxWidth(Double.MAX_VALUE);
        orders.setAccessibleText(Messages.text("drift.order"));
        HBox.setHgrow(orders, Priority.ALWAYS);
        Label name = new Label(Messages.text("drift.order"));
        name.setLabelFor(orders);
        name.setMinWidth(Label.USE_PREF_SIZE);
        HBox choice = new HBox(name, orders);
        choice.getStyleClass().add("row");
        ranking.getChildren().addAll(choice, made);
        ranking.getStyleClass().add("column");
        VBox.setVgrow(list, Priority.ALWAYS);
        getStyleClass().addAll("column", STYLE);
        setPrefWidth(WIDTH);
        setMinWidth(250);
        getChildren().addAll(ranking, Pane.of(list));
    }

    /**
     * Fills it.
     *
     * @param results the worst first
     * @param wanted the feature that is to be looked at; else the one that was
     */
    DriftResult show(DriftData data, List<DriftResult> results, Optional<String> wanted) {
        Optional<String> before = wanted.or(() -> selected().flatMap(DriftResult::feature));
        boolean same = shown.filter(read -> read == data).isPresent();
        if (shown.filter(read -> read.model().id() == data.model().id()).isEmpty()) {
            ranked = Map.of();
        }
        shown = Optional.of(data);
        worst = results;
        Presence.of(
                ranking, results.stream().filter(DriftResult::concernsColumn).count() > 1);
        fill(List.copyOf(ranked.values()));
        DriftResult chosen = results.stream()
                .filter(result -> before.isPresent() && result.feature().equals(before))
                .findFirst()
                .orElseGet(() -> list.getItems().stream().findFirst().orElse(results.getFirst()));
        list.getSelectionModel().select(chosen);
        if (chosenOrder() != DriftOrder.SCORE && !same) {
            order();
        }
        return chosen;
    }

    Optional<DriftResult> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void move(int by) {
        if (!list.getItems().isEmpty()) {
            int next = Steps.next(
                    list.getSelectionModel().getSelectedIndex(),
                    by,
                    list.getItems().size());
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 2));
        }
    }

    /** By the next measure, as the key does. */
    void nextOrder() {
        if (ranking.isVisible()) {
            int next = orders.getSelectionModel().getSelectedIndex() + 1;
            orders.getSelectionModel().select(next % orders.getItems().size());
        }
    }

    private DriftOrder chosenOrder() {
        return orders.getValue().value();
    }

    private void order() {
        made.setText(chosenOrder() == DriftOrder.SCORE ? "" : chosenOrder().made());
        Presence.of(made, chosenOrder() != DriftOrder.SCORE);
        if (chosenOrder() == DriftOrder.SCORE || shown.isEmpty()) {
            fill(List.copyOf(ranked.values()));
            return;
        }
        DriftData data = shown.get();
        lane.run(
                Messages.text("drift.order"),
                () -> context.engine().drift().ranking(data.model().id(), data.range()),
                this::fill);
    }

    private void fill(List<RankedFeature> ranking) {
        Optional<DriftResult> before = selected();
        ranked = ranking.stream()
                .collect(Collectors.toMap(
                        RankedFeature::feature, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        list.getItems().setAll(filter.leave(chosenOrder().sort(worst, ranking)));
        list.setPlaceholder(list.getItems().isEmpty() ? filter.nothing() : null);
        before.filter(list.getItems()::contains).ifPresent(list.getSelectionModel()::select);
    }

    @Override
    public String listed() {
        return list.getAccessibleText();
    }

    @Override
    public boolean hasFocus() {
        return isFocusWithin();
    }

    @Override
    public void find() {
        filter.find();
    }

    @Override
    public TableState state() {
        return filter.state();
    }

    @Override
    public void restore(TableState wanted) {
        filter.restore(wanted);
    }

    private Optional<String> note(DriftResult result) {
        return result.feature()
                .filter(name -> result.concernsColumn() && chosenOrder() != DriftOrder.SCORE)
                .map(ranked::get)
                .map(chosenOrder()::note);
    }
}
