package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.retraining.PolicyDecision;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Badge;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.ConditionBadge;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.MasterDetail;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Said;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.Tone;
import io.modeldeck.ui.kit.TwoLines;
import java.util.Comparator;
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
import javafx.scene.control.TableColumn;

/** Requests to retrain and the decisions about them, like a review of a change. */
public final class RetrainingView implements Screen {

    /** A list of two short lines a request stands beside what is read even in the smallest window. */
    private static final double ROOM_FOR_BOTH = 720;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final FxTasks.Lane pageLane;
    private final Parent root;
    private final DataTable<RetrainingRequest> requests = new DataTable<RetrainingRequest>(
                    Messages.text("retraining.table"), RetrainingRequest::id)
            .filterable()
            .linked(request -> Optional.of(new Place.Retraining(OptionalLong.of(request.id()))));
    private final DataTable<PolicyDecision> decisions = new DataTable<PolicyDecision>(
                    Messages.text("retraining.policy"), d -> d.modelId() + " " + d.at() + " " + d.reason())
            .filterable();
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
        box = new DecisionBox(context, this::load);
        detail = new RequestDetail(context, box);
        pageState = new StatePane(detail);
        listState = new StatePane(new MasterDetail(requests, pageState, 0.33, ROOM_FOR_BOTH));
        policyState = new StatePane(decisions);
        root = Fxml.load(this);
        columns();
        requests.getStyleClass().add("message-rows");
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

    private void columns() {
        TableColumn<RetrainingRequest, RetrainingRequest> what = requests.node(
                Messages.text("retraining.request"),
                request -> request.modelName() + ": " + Reasons.sentence(request),
                request -> TwoLines.explained(
                        request.modelName(),
                        Messages.text("runs.request", request.id()) + " · " + Reasons.brief(request)));
        what.setPrefWidth(190);
        TableColumn<RetrainingRequest, RetrainingRequest> when = requests.node(
                Messages.text("retraining.when"),
                request -> context.formats().timeWithZone(request.requestedAt()),
                Comparator.comparing(RetrainingRequest::requestedAt),
                request -> new TwoLines(
                        context.formats().relative(request.requestedAt()),
                        Messages.text(
                                        "retraining.checks.short",
                                        queue.checks(request).size() - Reasons.failed(queue.checks(request)),
                                        queue.checks(request).size())
                                + queue.estimate(request)
                                        .map(time ->
                                                "\n" + Messages.text("retraining.estimate", Formats.took(time.about())))
                                        .orElse("")));
        when.setMinWidth(104);
        when.setMaxWidth(112);
        requests.text(Messages.text("retraining.by"), RetrainingRequest::requestedBy)
                .setVisible(false);
        requests.node(
                        Messages.text("retraining.state"),
                        request -> request.status().word(),
                        request -> ConditionBadge.of(request.status()))
                .setVisible(false);
        decisions
                .time(Messages.text("retraining.when"), d -> Optional.of(d.at()), context.formats())
                .setMaxWidth(130);
        decisions
                .text(Messages.text("retraining.model"), d -> queue.models().getOrDefault(d.modelId(), ""))
                .setMaxWidth(220);
        TableColumn<PolicyDecision, PolicyDecision> said = decisions.node(
                Messages.text("retraining.policy.said"),
                d -> Messages.text(d.accepted() ? "retraining.policy.raised" : "retraining.policy.refused"),
                d -> d.accepted()
                        ? new Badge(Glyph.OK, Messages.text("retraining.policy.raised"), Tone.GOOD)
                        : new Badge(Glyph.PAUSED, Messages.text("retraining.policy.refused"), Tone.NEUTRAL));
        said.setMinWidth(130);
        said.setMaxWidth(130);
        decisions
                .text(
                        Messages.text("retraining.policy.trigger"),
                        d -> d.trigger().map(Reasons::word).orElse(""))
                .setPrefWidth(180);
        decisions
                .text(Messages.text("retraining.policy.reason"), decision -> Said.of(decision.reason()))
                .setPrefWidth(400);
        decisions.setOnOpen(d -> {
            if (d.requestId().isPresent()) {
                context.go(new Place.Retraining(d.requestId()));
            } else if (d.alertId().isPresent()) {
                context.go(new Place.Alerts(d.alertId()));
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
                Command.RETRAINING_APPROVE.does(box::askApproval),
                Command.RETRAINING_REJECT.does(box::askRejection),
                Command.RETRAINING_SEND_BACK.does(box::sendBack),
                Command.RETRAINING_REOPEN.does(box::reopen),
                Command.RETRAINING_NEXT.does(() -> requests.move(1)),
                Command.RETRAINING_PREVIOUS.does(() -> requests.move(-1)));
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
