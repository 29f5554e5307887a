package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.Undo;
import io.modeldeck.ui.workspace.WorkspaceDialogs;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the window does by key, from the bar at its top and from the palette. */
final class MainDeeds implements MainKeys.Deeds {

    /**
     * The parts of the window that the deeds move.
     *
     * @param stage where the screens are shown
     * @param tour where it is given in this window
     * @param onWindow opens a place in a window of its own
     * @param refresh reads anew what is shown
     */
    record Parts(
            Region root,
            StackPane stage,
            Travel travel,
            WindowNavigator navigator,
            Views views,
            Sidebar sidebar,
            NoticeBell bell,
            FullScreen fullScreen,
            Optional<Tour> tour,
            Panes panes,
            Consumer<Link> onWindow,
            Runnable refresh) {}

    private final ScreenContext context;
    private final List<Section> sections;
    private final Parts parts;
    private final TopBar bar;
    private final WindowKeys keys;
    private final WindowPalette palette;

    MainDeeds(ScreenContext context, List<Section> sections, Parts parts) {
        this.context = context;
        this.sections = sections;
        this.parts = parts;
        bar = new TopBar(context, this);
        KeyScope everywhere = context.writing()
                .guard(MainKeys.scope(
                        sections,
                        this,
                        new RangeDeeds(context.selection(), context.toasts()),
                        new ScreenSearch(parts.travel, parts.stage)));
        keys = new WindowKeys(parts.stage, parts.travel::shown, everywhere, context.writing());
        palette = new WindowPalette(
                context,
                parts.root,
                parts.travel,
                parts.views,
                parts.navigator,
                keys,
                new WindowOffers(sections, everywhere, parts.navigator::open));
    }

    /** The bar whose buttons do some of them. */
    TopBar bar() {
        return bar;
    }

    /** What lies above the window has its own keys. */
    void press(KeyEvent event) {
        if (!context.dialogs().isOpen() && parts.tour.filter(Tour::isOn).isEmpty() && keys.handle(event)) {
            event.consume();
        }
    }

    @Override
    public void open(Section section) {
        parts.navigator.open(section);
    }

    @Override
    public void back() {
        parts.travel.back();
    }

    @Override
    public void forward() {
        parts.travel.forward();
    }

    @Override
    public void refresh() {
        parts.refresh.run();
    }

    @Override
    public void openRange() {
        bar.openRange();
    }

    @Override
    public boolean hasRange() {
        return bar.hasRange();
    }

    @Override
    public void addModel() {
        WorkspaceDialogs.addModel(context);
    }

    @Override
    public void importEvents() {
        WorkspaceDialogs.importEvents(context);
    }

    @Override
    public void welcome() {
        parts.navigator.go(new Place.Welcome());
    }

    @Override
    public void flipTheme() {
        Theme theme = context.theme();
        Look before = theme.look().get();
        theme.flip();
        Look now = theme.look().get();
        context.toasts()
                .undoable(
                        Messages.text("shell.theme.done"),
                        Undo.Step.at(() -> theme.choose(before)),
                        Undo.Step.at(() -> theme.choose(now)));
    }

    @Override
    public void narrow() {
        parts.sidebar.setNarrow(!parts.sidebar.isNarrow());
    }

    @Override
    public void flipLive() {
        context.selection().live().set(!context.selection().live().get());
    }

    @Override
    public void fullScreen() {
        parts.fullScreen.flip();
    }

    @Override
    public boolean hasFullScreen() {
        return parts.fullScreen.isPossible();
    }

    @Override
    public void showKeys() {
        Optional<Action> onTour = parts.tour.map(
                tour -> new Action(Messages.text(tour.isLeft() ? "tour.go-on" : "tour.start"), this::startTour));
        context.dialogs().show(KeySheet.of(keys.all(), context.dialogs()::close, onTour));
    }

    @Override
    public void openPalette() {
        palette.open();
    }

    @Override
    public void copyLink() {
        parts.navigator.copyLink();
    }

    @Override
    public void openWindow() {
        parts.navigator.here().ifPresent(parts.onWindow);
    }

    /** Where the screen could be full, there is a window. */
    @Override
    public boolean hasWindow() {
        return parts.fullScreen.isPossible();
    }

    @Override
    public void savePicture() {
        parts.travel
                .place()
                .ifPresent(place -> parts.root.fireEvent(
                        ScreenPicture.of(parts.root, parts.stage, place.section(), PrivateWords.here())));
    }

    @Override
    public void undo() {
        context.toasts().undo().back(context.toasts(), () -> context.toasts().show(Messages.text("shell.undo.none")));
    }

    @Override
    public void redo() {
        context.toasts()
                .undo()
                .again(
                        context.toasts(),
                        last -> context.toasts()
                                .refused(last.map(deed -> Messages.text("shell.redo.decide", deed.words()))
                                        .orElseGet(() -> Messages.text("shell.redo.none"))));
    }

    @Override
    public void pane(int by) {
        parts.panes.step(by);
    }

    @Override
    public void openNotices() {
        parts.bell.open();
    }

    @Override
    public void startTour() {
        context.dialogs().close();
        parts.tour.ifPresent(tour -> tour.start(sections));
    }

    @Override
    public boolean hasTour() {
        return parts.tour.isPresent();
    }

    @Override
    public void saveView() {
        parts.views.save();
    }

    @Override
    public void revertView() {
        parts.views.revert();
    }
}
