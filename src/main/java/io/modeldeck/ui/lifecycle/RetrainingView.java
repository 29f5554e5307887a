package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.retraining.PolicyDecision;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.FittingTabs;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.table.RowDetails;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** Requests to retrain and the decisions about them, like a review of a change. */
public final class RetrainingView implements Screen {

    /** A list of two short lines a request stands beside what is read even in the smallest window. */
    private static final double ROOM_FOR_BOTH = 720;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final FxTasks.Lane pageLane;
    private final Parent root;
    private final DataTable<RetrainingRequest> requests;
    private final DataTable<PolicyDecision> decisions;
    private final MasterDetail both;
    private final StatePane listState;
    private final StatePane pageState;
    private final StatePane policyState;
    private final RequestDetail detail;
    private final DecisionBox box;
    private RetrainingQueue queue = new RetrainingQueue(List.of(), List.of(), Map.of(), Map.of(), Map.of());
    private OptionalLong wanted = OptionalLong.empty();
    private boolean choosing;

    @FXML
    private Label subtitle;

    @FXML
    private TabPane tabs;

    public RetrainingView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        pageLane = context.tasks().lane();
        RetrainingTables tables = new RetrainingTables(context, () -> queue);
        requests = tables.requests();
        decisions = tables.decisions();
        box = new DecisionBox(context, this::load);
        detail = new RequestDetail(context, box);
        pageState = new StatePane(detail);
        both = new MasterDetail(context.selection().details(), requests, pageState, 0.33, ROOM_FOR_BOTH);
        listState = new StatePane(both);
        policyState = new StatePane(RowDetails.beside(context.selection().facts(), decisions, tables::answers));
        root = Fxml.load(this);
        FittingTabs.of(tabs, context.tasks()::later);
        requests.selected().addListener(observable -> showSelected());
        for (QueuePart part : QueuePart.values()) {
            tabs.getTabs().add(new Tab(part.title(0)));
        }
        tabs.getTabs().add(new Tab(Messages.text("retraining.policy")));
        // from the beginning, so that the first reading shows that it is under way, or failed
        hang(tabs.getTabs().getFirst(), listState);
        tabs.getSelectionModel().selectedIndexProperty().addListener(observable -> {
            if (!choosing) {
                showPart();
            }
        });
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Retraining retraining) {
            wanted = retraining.requestId();
        }
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.RequestChanged.class) || what.contains(Change.RunChanged.class)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.RETRAINING_APPROVE.does(() -> inSight(box::askApproval)),
                Command.RETRAINING_REJECT.does(() -> inSight(box::askRejection)),
                Command.RETRAINING_SEND_BACK.does(() -> inSight(box::sendBack)),
                Command.RETRAINING_REOPEN.does(() -> inSight(box::reopen)),
                Command.RETRAINING_NEXT.does(() -> requests.move(1)),
                Command.RETRAINING_PREVIOUS.does(() -> requests.move(-1)));
    }

    /** What is decided is seen. */
    private void inSight(Runnable decision) {
        both.showDetails();
        decision.run();
    }

    private void load() {
        listState.load(
                lane,
                Messages.text("retraining.loading"),
                () -> RetrainingQueue.read(context.engine(), context.now()),
                found -> {
                    queue = found;
                    titles();
                    goToWanted();
                    showPart();
                });
    }

    private void titles() {
        for (QueuePart part : QueuePart.values()) {
            tabs.getTabs().get(part.ordinal()).setText(part.title(queue.in(part).size()));
        }
        subtitle.setText(
                Messages.text("retraining.subtitle", queue.in(QueuePart.WAITING).size()));
        decisions.setRows(queue.decisions());
    }

    private void goToWanted() {
        wanted.stream().boxed().findFirst().flatMap(queue::find).ifPresent(request -> {
            choosing = true;
            tabs.getSelectionModel().select(QueuePart.of(request.status()).ordinal());
            choosing = false;
        });
    }

    private void showPart() {
        int index = tabs.getSelectionModel().getSelectedIndex();
        boolean policy = index >= QueuePart.values().length;
        hang(tabs.getTabs().get(Math.max(0, index)), policy ? policyState : listState);
        if (policy) {
            showPolicy();
            return;
        }
        QueuePart part = QueuePart.values()[Math.max(0, index)];
        List<RetrainingRequest> shown = queue.in(part);
        requests.setRows(shown);
        if (wanted.isPresent() && requests.select(wanted.getAsLong())) {
            wanted = OptionalLong.empty();
            both.arrive();
        }
        if (shown.isEmpty()) {
            showEmpty(part);
            return;
        }
        listState.ready();
        if (requests.selected().get().isEmpty()) {
            requests.selectFirst();
        }
        showSelected();
    }

    /** All parts of the queue share one list, which hangs in the tab that is shown. */
    private void hang(Tab tab, Node content) {
        if (tab.getContent() != content) {
            tabs.getTabs().forEach(other -> other.setContent(null));
            tab.setContent(content);
        }
    }

    private void showEmpty(QueuePart part) {
        if (part == QueuePart.WAITING || part == QueuePart.SENT_BACK) {
            listState.allGood(
                    part.emptyTitle(),
                    Messages.text(
                            part == QueuePart.WAITING
                                    ? "retraining.none.waiting.why"
                                    : "retraining.none.sent-back.why"),
                    toPolicy());
        } else {
            listState.empty(
                    "fth-check-square",
                    part.emptyTitle(),
                    Messages.text("retraining.none.why"),
                    Optional.of(toPolicy()));
        }
    }

    /** Why requests were raised, or not. */
    private Action toPolicy() {
        return new Action(
                Messages.text("retraining.policy.show"),
                () -> tabs.getSelectionModel().selectLast());
    }

    private void showPolicy() {
        if (queue.decisions().isEmpty()) {
            policyState.empty(
                    "fth-shield",
                    Messages.text("retraining.policy.none"),
                    Messages.text("retraining.policy.none.why"),
                    Optional.empty());
        } else {
            policyState.ready();
        }
    }

    private void showSelected() {
        Optional<RetrainingRequest> chosen = requests.selected().get();
        if (chosen.isEmpty()) {
            pageLane.cancel();
            pageState.noneChosen(Messages.text("retraining.choose"));
            return;
        }
        long id = chosen.get().id();
        pageState.load(
                pageLane,
                Messages.text("retraining.loading-one", id),
                () -> RequestFacts.read(context.engine(), id, context.now()),
                facts -> {
                    detail.show(facts);
                    pageState.ready();
                });
    }
}
