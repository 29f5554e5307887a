package io.modeldeck.ui.alerting;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.FittingTabs;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.LateTab;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** What is wrong, what was, and what watches. A double click opens what an alert is about; it never acknowledges. */
public final class AlertsView implements Screen {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Parent root;
    private final Inbox inbox;
    private final LateTab<AlertList> history;
    private final LateTab<RuleList> rules;
    private final LateTab<SilenceList> silences;
    private final AlertActions actions;
    /** What was read last. */
    private Optional<AlertBoard> shown = Optional.empty();

    private final MaintenanceBanner maintenance;
    /** Whether it stands in the window before anybody came. */
    private boolean stands;
    /** By which the history is to be filtered when it is made. */
    private String words = "";

    @FXML
    private Label subtitle;

    @FXML
    private VBox page;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab inboxTab;

    @FXML
    private Tab historyTab;

    @FXML
    private Tab rulesTab;

    @FXML
    private Tab silencesTab;

    public AlertsView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        actions = new AlertActions(context, this::load);
        root = Fxml.load(this);
        FittingTabs.of(tabs, context.tasks()::later);
        history = new LateTab<>(historyTab, this::makeHistory, this::loadHistory);
        rules = new LateTab<>(rulesTab, () -> new RuleList(context, actions, this::load), this::showRules);
        silences = new LateTab<>(silencesTab, () -> new SilenceList(context, this::load), this::showSilences);
        inbox = new Inbox(context, actions, history::isSelected, this::show, () -> goToWanted(true));
        maintenance = new MaintenanceBanner(context.formats(), silences::select);
        page.getChildren().add(1, maintenance);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void hide() {
        inbox.list().leave();
    }

    @Override
    public void readAhead() {
        inbox.readAhead();
    }

    /** First what is around the inbox, then the inbox without rows, then its rows. */
    @Override
    public boolean standAhead() {
        if (!stands) {
            stands = true;
            return true;
        }
        return fillInbox() || inbox.standAhead();
    }

    /** False where the inbox is in its tab already. */
    private boolean fillInbox() {
        boolean missing = inboxTab.getContent() == null;
        if (missing) {
            inboxTab.setContent(inbox.list());
        }
        return missing;
    }

    @Override
    public void show(Place place) {
        fillInbox();
        if (place instanceof Place.Alerts alerts) {
            inbox.want(alerts.alertId());
            alerts.modelId().stream()
                    .mapToObj(context.selection()::name)
                    .flatMap(Optional::stream)
                    .forEach(this::filter);
        }
        load();
    }

    private void filter(String name) {
        words = name;
        inbox.list().filter(name);
        history.made().ifPresent(list -> list.filter(name));
    }

    private AlertList makeHistory() {
        AlertList list = new AlertList(context, actions, Fold.none(), group -> {});
        list.filter(words);
        return list;
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.AlertChanged.class) || what.contains(Change.RequestChanged.class)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.ALERTS_ACKNOWLEDGE.does(() -> list().ifPresent(l -> actions.acknowledge(l.chosen()))),
                Command.ALERTS_COMMENT.does(
                        () -> list().ifPresent(l -> actions.care().comment(l.chosen()))),
                Command.ALERTS_REQUEST.does(() -> withSelected(actions::requestRetraining)),
                Command.ALERTS_OPEN.does(() -> list().ifPresent(AlertList::openSelected)),
                Command.ALERTS_UNACKNOWLEDGE.does(() -> list().ifPresent(l -> actions.unacknowledge(l.chosen()))),
                Command.ALERTS_ASSIGN.does(
                        () -> list().ifPresent(l -> actions.care().assign(l.chosen()))),
                Command.ALERTS_SILENCE.does(() -> list().ifPresent(l -> actions.silence(l.chosen()))),
                Command.ALERTS_NEW_RULE.does(() -> rules.get().create()),
                Command.ALERTS_NEXT.does(() -> move(1)),
                Command.ALERTS_PREVIOUS.does(() -> move(-1)));
    }

    private void load() {
        inbox.load();
    }

    private void show(AlertBoard board) {
        shown = Optional.of(board);
        inboxTab.setText(Messages.text("alerts.inbox", board.openCount()));
        history.setText(Messages.text("alerts.history", board.closed().count()));
        rules.setText(Messages.text("alerts.rules.count", board.rules().size()));
        silences.setText(Messages.text("alerts.silences.count", board.silences().size()));
        subtitle.setText(subtitle(board));
        if (board.models().isEmpty()) {
            // with nothing to watch, no alert is no good news
            inbox.list()
                    .state()
                    .empty(
                            "fth-bell-off",
                            Messages.text("alerts.unwatched"),
                            Messages.text("alerts.unwatched.why", Formats.count(board.watching())),
                            Optional.of(new Action(
                                    Messages.text("alerts.unwatched.add"), () -> context.go(new Place.Welcome()))));
        } else if (board.openCount() == 0) {
            inbox.list().state().allGood(Messages.text("alerts.calm"), calm(board));
        } else {
            inbox.list().state().ready();
        }
        maintenance.show(board.silences(), board.models(), context.now());
        board.history().ifPresent(this::showHistory);
        showRules();
        showSilences();
        goToWanted(board.inbox().whole());
    }

    private void showRules() {
        rules.made().ifPresent(list -> shown.ifPresent(board -> list.setRules(board.rules(), board.models())));
    }

    private void showSilences() {
        silences.made().ifPresent(list -> shown.ifPresent(board -> list.setSilences(board.silences(), board.models())));
    }

    /** What is over is read when somebody comes to it. */
    private void loadHistory() {
        history.get()
                .state()
                .load(
                        lane,
                        Messages.text("alerts.loading"),
                        () -> AlertBoard.history(context.engine(), context.now()),
                        this::showHistory);
    }

    private void showHistory(List<AlertRow> rows) {
        AlertList list = history.get();
        list.setBlocks(List.of(InboxBlock.of(rows)));
        if (rows.isEmpty()) {
            list.state()
                    .empty(
                            "fth-archive",
                            Messages.text("alerts.no-history"),
                            Messages.text("alerts.no-history.why"),
                            Optional.empty());
        } else {
            list.state().ready();
        }
    }

    /** @param whole whether the inbox holds all of its alerts */
    private void goToWanted(boolean whole) {
        if (inbox.wanted().isEmpty()) {
            return;
        }
        long id = inbox.wanted().getAsLong();
        boolean inInbox = inbox.list().select(id);
        if (inInbox) {
            tabs.getSelectionModel().select(inboxTab);
            inbox.list().arrive();
        } else {
            history.made().filter(list -> list.select(id)).ifPresent(list -> {
                history.select();
                list.arrive();
            });
        }
        if (inInbox || whole) {
            inbox.want(OptionalLong.empty());
        }
    }

    private String subtitle(AlertBoard board) {
        return board.openCount() == 0
                ? Messages.text(
                        "alerts.subtitle.none", board.watching(), board.models().size())
                : Messages.text("alerts.subtitle", board.openCount(), board.waiting());
    }

    private String calm(AlertBoard board) {
        String before = board.closed()
                .last()
                .map(at -> Messages.text("alerts.calm.last", context.formats().relative(at)))
                .orElseGet(() -> Messages.text("alerts.calm.never"));
        return before
                + " "
                + Messages.text(
                        "alerts.calm.watching",
                        Formats.count(board.watching()),
                        board.models().size());
    }

    private Optional<AlertList> list() {
        return inboxTab.isSelected()
                ? Optional.of(inbox.list())
                : history.isSelected() ? history.made() : Optional.empty();
    }

    private void withSelected(Consumer<AlertRow> action) {
        list().flatMap(AlertList::selected).ifPresent(action);
    }

    private void move(int by) {
        list().ifPresentOrElse(list -> list.move(by), () -> rules.made().ifPresent(list -> list.move(by)));
    }
}
