package io.modeldeck.ui.alerting;

import io.modeldeck.alert.InboxPart;
import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import java.time.Instant;
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

/** What is wrong, what was, and what watches. A double click opens what an alert is about; it never acknowledges. */
public final class AlertsView implements Screen {

    /** So many are there at once at the first look, the others right behind. */
    private static final int FIRST_LOOK = 500;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Parent root;
    private final AlertList inbox;
    private final AlertList history;
    private final RuleList rules;
    private final SilenceList silences;
    private final AlertActions actions;
    private final GroupMenu groupMenu = new GroupMenu(this::group);
    private Optional<Grouping> grouping = Optional.empty();
    private Set<InboxPart> flipped = Set.of();
    private OptionalLong wanted = OptionalLong.empty();
    /** Whether the rows were read before anybody came. */
    private boolean ahead;

    @FXML
    private Label subtitle;

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
        inbox = new AlertList(context, actions, new Fold(), this::flip);
        history = new AlertList(context, actions, Fold.none(), part -> {});
        inbox.offerWaiting();
        inbox.besideFilter(groupMenu);
        inbox.onFilter(this::load);
        rules = new RuleList(context, actions, this::load);
        silences = new SilenceList(context, this::load);
        root = Fxml.load(this);
        inboxTab.setContent(inbox);
        historyTab.setContent(history);
        rulesTab.setContent(rules);
        silencesTab.setContent(silences);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void hide() {
        inbox.leave();
    }

    @Override
    public void readAhead() {
        load(wish(FIRST_LOOK), this::show);
        ahead = true;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Alerts alerts) {
            wanted = alerts.alertId();
            alerts.modelId().stream()
                    .mapToObj(context.selection()::name)
                    .flatMap(Optional::stream)
                    .forEach(name -> List.of(inbox, history).forEach(list -> list.filter(name)));
        }
        load();
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
                Command.ALERTS_COMMENT.does(() -> withSelected(actions::comment)),
                Command.ALERTS_REQUEST.does(() -> withSelected(actions::requestRetraining)),
                Command.ALERTS_OPEN.does(() -> list().ifPresent(AlertList::openSelected)),
                Command.ALERTS_UNACKNOWLEDGE.does(() -> withSelected(actions::unacknowledge)),
                Command.ALERTS_ASSIGN.does(() -> withSelected(actions::assign)),
                Command.ALERTS_SILENCE.does(this::silence),
                Command.ALERTS_NEW_RULE.does(rules::create),
                Command.ALERTS_NEXT.does(() -> move(1)),
                Command.ALERTS_PREVIOUS.does(() -> move(-1)));
    }

    /** Where rows are shown they stay until all are there anew, so that neither the selection nor the place is lost. */
    private void load() {
        int most = inbox.isEmpty() || ahead ? FIRST_LOOK : Integer.MAX_VALUE;
        ahead = false;
        load(wish(most), board -> {
            show(board);
            if (!board.whole() && most < Integer.MAX_VALUE) {
                loadRest();
            }
        });
    }

    private void load(InboxWish wish, Consumer<AlertBoard> then) {
        inbox.state()
                .load(
                        lane,
                        Messages.text("alerts.loading"),
                        () -> AlertBoard.read(context.engine(), context.now(), wish),
                        then);
    }

    private InboxWish wish(int most) {
        return new InboxWish(grouping, inbox.isFiltered(), flipped, wanted, most);
    }

    /** Folds a group, or unfolds it. */
    private void flip(InboxPart part) {
        flipped = InboxWish.flip(flipped, part);
        load();
    }

    /** By what alerts are put together from now on, here and in every window of this workspace. */
    private void group(Grouping chosen) {
        grouping = Optional.of(chosen);
        flipped = Set.of();
        load();
        if (context.engine().isWritable()) {
            context.tasks()
                    .run(
                            Messages.text("alerts.grouping"),
                            () -> {
                                context.engine()
                                        .settings()
                                        .put(context.actor(), context.now(), Grouping.SETTING, chosen.word());
                                return chosen;
                            },
                            kept -> {});
        }
    }

    private void silence() {
        list().ifPresent(shown -> {
            shown.selected().ifPresent(actions::silence);
            shown.selectedGroup().ifPresent(actions::silence);
        });
    }

    private void loadRest() {
        InboxWish wish = wish(Integer.MAX_VALUE);
        lane.run(
                Messages.text("alerts.loading"), () -> AlertBoard.inbox(context.engine(), context.now(), wish), all -> {
                    inbox.complete(all);
                    goToWanted(true);
                });
    }

    private void show(AlertBoard board) {
        inboxTab.setText(Messages.text("alerts.inbox", board.openCount()));
        historyTab.setText(Messages.text("alerts.history", board.history().size()));
        rulesTab.setText(Messages.text("alerts.rules.count", board.rules().size()));
        subtitle.setText(subtitle(board));
        groupMenu.show(board.grouping());
        inbox.setBlocks(board.open());
        history.setBlocks(List.of(InboxBlock.of(board.history())));
        rules.setRules(board.rules(), board.models());
        silences.setSilences(board.silences(), board.models());
        silencesTab.setText(
                Messages.text("alerts.silences.count", board.silences().size()));
        if (board.models().isEmpty()) {
            // with nothing to watch, no alert is no good news
            inbox.state()
                    .empty(
                            "fth-bell-off",
                            Messages.text("alerts.unwatched"),
                            Messages.text("alerts.unwatched.why", Formats.count(board.watching())),
                            Optional.of(new Action(
                                    Messages.text("alerts.unwatched.add"), () -> context.go(new Place.Welcome()))));
        } else if (board.openCount() == 0) {
            inbox.state().allGood(Messages.text("alerts.calm"), calm(board));
        } else {
            inbox.state().ready();
        }
        if (board.history().isEmpty()) {
            history.state()
                    .empty(
                            "fth-archive",
                            Messages.text("alerts.no-history"),
                            Messages.text("alerts.no-history.why"),
                            Optional.empty());
        } else {
            history.state().ready();
        }
        goToWanted(board.whole());
    }

    /** @param whole whether the inbox holds all of its alerts */
    private void goToWanted(boolean whole) {
        if (wanted.isEmpty()) {
            return;
        }
        long id = wanted.getAsLong();
        boolean inInbox = inbox.select(id);
        if (inInbox) {
            tabs.getSelectionModel().select(inboxTab);
        } else if (history.select(id)) {
            tabs.getSelectionModel().select(historyTab);
        }
        if (inInbox || whole) {
            wanted = OptionalLong.empty();
        }
    }

    private String subtitle(AlertBoard board) {
        return board.openCount() == 0
                ? Messages.text(
                        "alerts.subtitle.none", board.watching(), board.models().size())
                : Messages.text("alerts.subtitle", board.openCount(), board.waiting());
    }

    private String calm(AlertBoard board) {
        Optional<Instant> last = board.last();
        String before = last.map(at ->
                        Messages.text("alerts.calm.last", context.formats().relative(at)))
                .orElseGet(() -> Messages.text("alerts.calm.never"));
        return before
                + " "
                + Messages.text(
                        "alerts.calm.watching",
                        Formats.count(board.watching()),
                        board.models().size());
    }

    private Optional<AlertList> list() {
        Tab shown = tabs.getSelectionModel().getSelectedItem();
        return shown == inboxTab ? Optional.of(inbox) : shown == historyTab ? Optional.of(history) : Optional.empty();
    }

    private void withSelected(Consumer<AlertRow> action) {
        list().flatMap(AlertList::selected).ifPresent(action);
    }

    private void move(int by) {
        list().ifPresentOrElse(shown -> shown.move(by), () -> rules.move(by));
    }
}
