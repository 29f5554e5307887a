package io.modeldeck.ui.alerting;

import io.modeldeck.alert.InboxPart;
import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Alerts, and the one that is selected. */
final class AlertList extends StackPane {

    /** Messages that wrap stand beside what is read even in the smallest window. */
    static final double ROOM_FOR_BOTH = 700;

    private final ScreenContext context;

    private final DataTable<InboxLine> table =
            new DataTable<InboxLine>(Messages.text("alerts.table"), InboxLine::key).filterable();

    private final AlertDetail detail;
    private final MasterDetail both;
    private final FxTasks.Lane lane;
    private final StatePane state;
    private final StatePane detailState;
    private final Fold fold;
    private final FoldBar foldBar = new FoldBar(this::flip);
    private List<InboxBlock> all = List.of();
    private final Consumer<GroupRow> onFlip;
    private boolean filling;

    /** Whether what can be done to several alerts is shown. */
    private boolean several;

    /**
     * @param fold which of them are in sight
     * @param onFlip asked to fold a group or to unfold it
     */
    AlertList(ScreenContext context, AlertActions actions, Fold fold, Consumer<GroupRow> onFlip) {
        this.context = context;
        this.fold = fold;
        this.onFlip = onFlip;
        lane = context.tasks().lane();
        detail = new AlertDetail(context, actions);
        detailState = new StatePane(detail);
        table.kind("critical", Messages.text("severity.critical"), line -> line.severity() == Severity.CRITICAL)
                .linked(AlertList::place);
        table.besideFilter(foldBar);
        both = new MasterDetail(context.selection().details(), table, detailState, 0.56, ROOM_FOR_BOTH)
                .whereNarrow(0.5);
        state = new StatePane(both);
        new AlertColumns(table).add(context.formats(), onFlip);
        table.getStyleClass().add("message-rows");
        table.setOnOpen(this::open);
        table.selected().addListener(observable -> {
            if (!filling) {
                showSelected();
            }
        });
        table.view().getSelectionModel().getSelectedItems().addListener((InvalidationListener) observable -> {
            if (!filling && (several || chosen().isSeveral())) {
                showSelected();
            }
        });
        getChildren().add(state);
    }

    /** Puts something into the line of the filter. */
    void besideFilter(Node node) {
        table.besideFilter(node);
    }

    /** Of those that go on one can look at those that wait alone. */
    void offerWaiting() {
        table.kind("waiting", Messages.text("alerts.chip.waiting"), AlertList::isWaiting);
    }

    private static boolean isWaiting(InboxLine line) {
        return switch (line) {
            case AlertRow row -> row.alert().asksForAttention();
            case GroupRow group -> group.group().asking() > 0;
        };
    }

    /** Told when words are typed into the filter, or taken out of it. */
    void onFilter(Runnable changed) {
        table.onFilter(changed);
    }

    /** Whether only those are shown that have some words. */
    boolean isFiltered() {
        return !table.state().filter().isBlank();
    }

    private static Optional<Place> place(InboxLine line) {
        return line instanceof AlertRow row
                ? Optional.of(new Place.Alerts(OptionalLong.of(row.alert().id())))
                : Optional.empty();
    }

    StatePane state() {
        return state;
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    /** Has these stand there before anybody comes: nothing is made of the selected one. */
    void stand(List<InboxBlock> blocks) {
        fill(blocks);
    }

    /** Shows these and, read anew, what is selected. */
    void setBlocks(List<InboxBlock> blocks) {
        fill(blocks);
        showSelected();
    }

    /** The same with those that were missing; what is shown of the selected one stays. */
    void complete(List<InboxBlock> blocks) {
        Optional<Object> before = line().map(InboxLine::key);
        fill(blocks);
        if (!line().map(InboxLine::key).equals(before)) {
            showSelected();
        }
    }

    private void fill(List<InboxBlock> blocks) {
        filling = true;
        all = blocks;
        table.keepTogether(hasGroups() ? Optional.of(InboxBlock.inPlace(blocks)) : Optional.empty());
        long folded = InboxBlock.folded(blocks, fold);
        foldBar.show(folded, fold.isOpen());
        table.sayWhenEmpty(folded > 0 ? Messages.text("alerts.fold.calm") : "");
        table.setRows(InboxBlock.lines(blocks, fold));
        if (line().isEmpty()) {
            table.selectFirst();
        }
        filling = false;
    }

    /** Whether some of them stand below a head. */
    boolean hasGroups() {
        return all.stream().anyMatch(block -> block.head().isPresent());
    }

    /** The group of this part as it is shown. */
    Optional<InboxBlock> block(InboxPart part) {
        return all.stream().filter(block -> block.is(part)).findFirst();
    }

    /** Shows a group otherwise; takes it away where nothing of it is left. */
    void replace(InboxPart part, Optional<InboxBlock> now) {
        setBlocks(all.stream()
                .flatMap(block -> block.is(part) ? now.stream() : Stream.of(block))
                .toList());
    }

    void filter(String words) {
        table.filter(words);
    }

    /** Selects an alert, which is unfolded where it was not in sight; false where it is none of these. */
    boolean select(long alertId) {
        if (table.select(alertId)) {
            return true;
        }
        boolean hidden = !fold.isOpen()
                && all.stream()
                        .flatMap(block -> block.alerts().stream())
                        .anyMatch(row -> row.alert().id() == alertId);
        if (hidden) {
            flip();
        }
        return hidden && table.select(alertId);
    }

    /** The person left: whatever is acknowledged by then is folded away when they come again. */
    void leave() {
        fold.visit();
    }

    private void flip() {
        fold.flip();
        setBlocks(all);
    }

    void move(int by) {
        table.move(by);
    }

    private Optional<InboxLine> line() {
        return table.selected().get();
    }

    Optional<AlertRow> selected() {
        return line().filter(AlertRow.class::isInstance).map(AlertRow.class::cast);
    }

    Optional<GroupRow> selectedGroup() {
        return line().filter(GroupRow.class::isInstance).map(GroupRow.class::cast);
    }

    Chosen chosen() {
        return Chosen.of(table.selectedRows());
    }

    /** Somebody came for the selected one. */
    void arrive() {
        both.arrive();
    }

    void openSelected() {
        line().ifPresent(this::open);
    }

    private void open(InboxLine line) {
        switch (line) {
            case AlertRow row -> detail.open(row);
            case GroupRow group -> onFlip.accept(group);
        }
    }

    /** Shows, read anew, what is selected. */
    void showSelected() {
        Optional<InboxLine> chosen = line();
        Chosen all = chosen();
        several = all.isSeveral();
        if (several) {
            lane.cancel();
            detail.show(all);
            detailState.ready();
        } else if (chosen.isEmpty()) {
            lane.cancel();
            detailState.noneChosen(Messages.text("alerts.choose"));
        } else if (chosen.get() instanceof GroupRow group) {
            lane.cancel();
            detail.show(group, () -> onFlip.accept(group));
            detailState.ready();
        } else {
            show((AlertRow) chosen.get());
        }
    }

    private void show(AlertRow row) {
        detailState.load(
                lane,
                Messages.text("alerts.loading-one", row.alert().id()),
                () -> AlertPage.read(
                        context.engine(), row, context.now(), context.formats().zone()),
                page -> {
                    detail.show(page);
                    detailState.ready();
                });
    }
}
