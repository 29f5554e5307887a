package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertCopies;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The alerts that are open, and what is read for them: all that the screen shows where something changed, its first alerts at the first look and the
 * others right behind, and only what was asked for where somebody lays the inbox out otherwise.
 */
final class Inbox {

    /** So many are there at once at the first look. */
    private static final int FIRST_LOOK = 500;

    private static final int ALL = Integer.MAX_VALUE;

    private enum Rows {
        NOTHING,
        FIRST,
        ALL
    }

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final AlertList list;
    private final GroupMenu menu = new GroupMenu(this::group);
    private final BooleanSupplier withHistory;
    private final Consumer<AlertBoard> onBoard;
    private final Runnable onWhole;
    private Optional<Grouping> grouping = Optional.empty();
    /** What was seen at the last reading. */
    private AlertCopies copies = AlertCopies.none();

    private Set<InboxPart> flipped = Set.of();
    private OptionalLong wanted = OptionalLong.empty();
    /** What was read before anybody came. */
    private Optional<InboxSheet> ahead = Optional.empty();
    /** What of it is in the list. */
    private Rows standing = Rows.NOTHING;
    /** Whether an answer is awaited, or did not come: the next one is then asked for with everything. */
    private boolean reading;
    /** Whether some of them stand together while no words are sought. */
    private boolean grouped = true;

    /**
     * @param withHistory whether what is over is to be read, too
     * @param onBoard shows what was read
     * @param onWhole told when all alerts are in the list whose first ones were shown
     */
    Inbox(
            ScreenContext context,
            AlertActions actions,
            BooleanSupplier withHistory,
            Consumer<AlertBoard> onBoard,
            Runnable onWhole) {
        this.context = context;
        this.withHistory = withHistory;
        this.onBoard = onBoard;
        this.onWhole = onWhole;
        lane = context.tasks().lane();
        list = new AlertList(context, actions, new Fold(), this::flip);
        list.offerWaiting();
        list.besideFilter(menu);
        list.onFilter(this::filtered);
    }

    AlertList list() {
        return list;
    }

    /** The alert that somebody came for: it is to be in sight. */
    OptionalLong wanted() {
        return wanted;
    }

    void want(OptionalLong alertId) {
        wanted = alertId;
    }

    /** Reads the first rows before anybody comes. */
    void readAhead() {
        read(
                FIRST_LOOK,
                sheet -> {
                    ahead = Optional.of(sheet);
                    standing = Rows.NOTHING;
                },
                board -> {});
    }

    /** Has more of the rows that were read ahead stand in the list, the first alone at first; false where all do, or none were read. */
    boolean standAhead() {
        boolean missing = ahead.isPresent() && standing != Rows.ALL;
        if (missing) {
            stand(standing == Rows.NOTHING ? Rows.FIRST : Rows.ALL);
        }
        return missing;
    }

    private void stand(Rows wanted) {
        if (standing != wanted) {
            ahead.ifPresent(sheet -> show(wanted == Rows.FIRST ? sheet.beginning() : sheet, list::stand));
            standing = wanted;
        }
    }

    /**
     * Where rows are shown they stay until all are there anew, so that neither the selection nor the place is lost. What was read ahead and is so still is
     * not shown a second time before the rest comes.
     */
    void load() {
        stand(Rows.ALL);
        Optional<InboxSheet> stands = ahead.filter(sheet -> !sheet.whole());
        int most = list.isEmpty() || ahead.isPresent() ? FIRST_LOOK : ALL;
        ahead = Optional.empty();
        read(
                most,
                sheet -> {
                    if (stands.filter(sheet::saysTheSame).isPresent()) {
                        list.showSelected();
                    } else {
                        show(sheet);
                    }
                },
                board -> {
                    if (!board.inbox().whole() && most < ALL) {
                        readRest();
                    }
                });
    }

    private void read(int most, Consumer<InboxSheet> shown, Consumer<AlertBoard> then) {
        InboxWish wish = wish(most);
        boolean history = withHistory.getAsBoolean();
        AlertCopies before = copies;
        reading = true;
        list.state()
                .load(
                        lane,
                        Messages.text("alerts.loading"),
                        () -> AlertBoard.read(context.engine(), context.now(), wish, before, history),
                        board -> {
                            reading = false;
                            copies = board.inbox().copies();
                            shown.accept(board.inbox());
                            onBoard.accept(board);
                            then.accept(board);
                        });
    }

    private void readRest() {
        lay(sheet -> {
            list.complete(sheet.blocks());
            onWhole.run();
        });
    }

    /** Reads the open alerts alone, all of them. */
    private void lay(Consumer<InboxSheet> shown) {
        InboxWish wish = wish(ALL);
        AlertCopies before = copies;
        reading = true;
        lane.run(
                Messages.text("alerts.loading"),
                () -> InboxSheet.read(context.engine(), context.now(), wish, before),
                sheet -> {
                    reading = false;
                    copies = sheet.copies();
                    shown.accept(sheet);
                });
    }

    private void show(InboxSheet sheet) {
        show(sheet, list::setBlocks);
    }

    private void show(InboxSheet sheet, Consumer<List<InboxBlock>> where) {
        menu.show(sheet.grouping());
        where.accept(sheet.blocks());
        grouped = list.isFiltered() ? grouped : list.hasGroups();
    }

    private InboxWish wish(int most) {
        return new InboxWish(grouping, list.isFiltered(), flipped, wanted, most);
    }

    /** Words are sought in every alert by itself: where all stand so anyway there is nothing to read. */
    private void filtered() {
        if (reading) {
            load();
        } else if (grouped) {
            lay(this::show);
        }
    }

    /** Folds a group, or unfolds it, and reads no more than that one. */
    private void flip(GroupRow row) {
        boolean open = !row.open();
        flipped = InboxWish.turned(flipped, row.group(), open);
        InboxPart part = row.group().part();
        Optional<InboxBlock> block = list.block(part);
        if (reading || block.isEmpty()) {
            load();
        } else if (!open) {
            list.replace(part, block.map(InboxBlock::folded));
        } else {
            unfold(part, block.get());
        }
    }

    private void unfold(InboxPart part, InboxBlock folded) {
        reading = true;
        lane.run(
                Messages.text("alerts.loading"),
                () -> InboxSheet.unfolded(context.engine(), context.now(), folded),
                found -> {
                    reading = false;
                    list.replace(part, found);
                });
    }

    /** By what alerts are put together from now on, here and in every window of this workspace. */
    private void group(Grouping chosen) {
        grouping = Optional.of(chosen);
        flipped = Set.of();
        if (reading) {
            load();
        } else {
            lay(this::show);
        }
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
}
