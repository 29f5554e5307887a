package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.CutText;
import io.modeldeck.ui.kit.Dialogs;
import io.modeldeck.ui.kit.Failure;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxFeed;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.KeyScope;
import io.modeldeck.ui.kit.Link;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Notice;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Pulse;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.Selection;
import io.modeldeck.ui.kit.TableFilter;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Toasts;
import io.modeldeck.ui.kit.Workspaces;
import io.modeldeck.ui.workspace.WorkspaceDialogs;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The frame around the screens of one workspace: takes the person from place to place and keeps what is shown up to date. */
public final class MainWindow implements AutoCloseable, MainKeys.Deeds {

    private static final String STALE = "stale";
    private static final int WORKERS = 4;
    /** How often the window asks how the engine is: an engine that has stopped is said within five seconds. */
    public static final Duration PULSE = Duration.ofSeconds(4);

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private BorderPane inner;

    @FXML
    private StackPane stage;

    private final ExecutorService background = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("ui-work-", 0).factory());
    private final Toasts toasts = new Toasts();
    private final Dialogs dialogs = new Dialogs();
    private final FxTasks tasks = new FxTasks(background, toasts::failed);
    private final Supplier<ShellFacts> source;
    private final ScreenCatalog catalog;
    private final Theme theme;
    private final Selection selection;
    private final Formats formats;
    private final FxFeed feed;
    private final Travel travel;
    private final Views views;
    private final Sidebar sidebar;
    private final TopBar topBar;
    private final WindowHead head;
    private final NoticeLog notices = new NoticeLog();
    private final NoticeBell bell;
    private final StatusLine statusLine;
    private final DesktopNotice desktop;
    private final WindowKeys keys;
    private final WindowOffers offers;
    private final FullScreen fullScreen;
    private final Tour tour;
    private final ScreenContext context;
    private final Pulse pulse;
    private Optional<ShellFacts> facts = Optional.empty();
    private boolean asking;

    /** A window on an open engine that nothing works by the clock. */
    public MainWindow(Engine engine, ScreenCatalog catalog, Theme theme, Workspaces workspaces) {
        this(engine, Optional.empty(), catalog, theme, workspaces);
    }

    /**
     * A window on an open engine.
     *
     * @param beat what works the engine by the clock; the status line says when it has stopped
     */
    public MainWindow(
            Engine engine, Optional<Supervisor> beat, ScreenCatalog catalog, Theme theme, Workspaces workspaces) {
        this(engine, new EngineFacts(engine, beat), catalog, theme, workspaces);
    }

    MainWindow(Engine engine, Supplier<ShellFacts> source, ScreenCatalog catalog, Theme theme, Workspaces workspaces) {
        Clock clock = engine.clock();
        this.source = source;
        this.catalog = catalog;
        this.theme = theme;
        selection = new Selection(clock);
        formats = new Formats(ZoneId.systemDefault(), clock);
        context = new ScreenContext(engine, tasks, this::go, selection, toasts, dialogs, theme, formats, workspaces);
        Parent loaded = Fxml.load(this);
        travel = new Travel(catalog, selection, stage, this::make, this::arrived);
        views = new Views(context, travel, stage);
        sidebar = new Sidebar(catalog.sections(), this::open, this::home, views.list());
        topBar = new TopBar(selection, formats, theme, this);
        head = new WindowHead(topBar, formats, this::go);
        bell = new NoticeBell(notices, formats, this::go);
        statusLine = new StatusLine(formats, this::open, bell);
        desktop = DesktopNotice.ofSystem(background);
        KeyScope everywhere = MainKeys.scope(catalog.sections(), this);
        keys = new WindowKeys(stage, travel::shown, everywhere);
        offers = new WindowOffers(catalog.sections(), everywhere, this::open);
        frame.setLeft(sidebar.scrolling());
        inner.setTop(head);
        frame.setBottom(statusLine);
        fullScreen = new FullScreen(frame, inner);
        tour = new Tour(frame, stage, tasks, this::open);
        root.getChildren().addAll(toasts.node(), dialogs.node(), tour);
        CutText.follow(root);
        toasts.setOnShown((sentence, tone) -> notices.add(new Notice(context.now(), sentence, tone, travel.place())));
        loaded.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        WindowRequests.answer(root, context);
        feed = new FxFeed(engine.changes(), this::changed);
        pulse = new Pulse(tasks, PULSE, this::ask);
    }

    public Parent root() {
        return root;
    }

    /** A scene of that size with this window in it, dressed. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        theme.follow(scene);
        return scene;
    }

    /** Reads what the workspace holds, then goes to a place: the wanted one, else the first that has something to show. */
    public void start(Optional<Place> wanted) {
        start(wanted, Optional.empty());
    }

    /** The same where what the workspace holds may be known: nothing is painted then before its place is there. */
    void start(Optional<Place> wanted, Optional<ShellFacts> known) {
        views.load();
        known.ifPresentOrElse(
                found -> {
                    show(found);
                    begin(wanted);
                },
                () -> readFacts(() -> begin(wanted)));
    }

    private void begin(Optional<Place> wanted) {
        go(wanted.filter(place -> catalog.has(place.section())).orElseGet(travel::first));
        // an engine that has stopped announces nothing, so it is asked
        pulse.begin();
    }

    public void go(Place place) {
        if (catalog.has(place.section())) {
            travel.go(place);
        } else {
            refused(Messages.text("shell.no-screen", place.section().title()));
        }
    }

    /** Goes there, and looks at the range of time that the link says. */
    public void go(Link link) {
        if (catalog.has(link.place().section())) {
            link.range()
                    .filter(range -> !range.equals(selection.choice().get()))
                    .ifPresent(range -> selection.choice().set(range));
        }
        go(link.place());
    }

    /** Goes where {@link Link#text} of a link says, or says that there is no such place or range. */
    public void go(String text) {
        try {
            go(Link.parse(text));
        } catch (Problem problem) {
            refused(problem.getMessage());
        }
    }

    private void refused(String sentence) {
        toasts.failed(new Failure(Messages.text("shell.go"), sentence, Optional.empty()));
    }

    public Optional<Place> place() {
        return travel.place();
    }

    /** The screen that is shown. */
    public Optional<Screen> screen() {
        return travel.shown();
    }

    public FxTasks tasks() {
        return tasks;
    }

    public Selection selection() {
        return selection;
    }

    /** Says something once, at the corner. */
    void notice(String sentence) {
        toasts.show(sentence);
    }

    Theme theme() {
        return theme;
    }

    Views views() {
        return views;
    }

    Tour tour() {
        return tour;
    }

    boolean isSidebarNarrow() {
        return sidebar.isNarrow();
    }

    void setSidebarNarrow(boolean narrow) {
        sidebar.setNarrow(narrow);
    }

    // ------------------------------------------------------------------ deeds

    @Override
    public void open(Section section) {
        go(Place.of(section, travel.model()));
    }

    @Override
    public void back() {
        travel.back();
    }

    @Override
    public void forward() {
        travel.forward();
    }

    @Override
    public void refresh() {
        readFacts(travel::reshow);
    }

    @Override
    public void openRange() {
        topBar.openRange();
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
        go(new Place.Welcome());
    }

    @Override
    public void flipTheme() {
        theme.flip();
    }

    @Override
    public void narrow() {
        sidebar.setNarrow(!sidebar.isNarrow());
    }

    @Override
    public void fullScreen() {
        fullScreen.flip();
    }

    @Override
    public boolean hasFullScreen() {
        return fullScreen.isPossible();
    }

    @Override
    public void showKeys() {
        dialogs.show(KeySheet.of(keys.all(), dialogs::close, this::startTour));
    }

    @Override
    public void openPalette() {
        if (dialogs.isOpen()) {
            return;
        }
        CommandPalette palette = new CommandPalette(this::chosen, text -> {
            dialogs.close();
            go(text);
        });
        dialogs.show(palette);
        palette.offer(views.all().stream()
                .map(view -> new Offer(
                        Offer.Kind.PLACE,
                        Messages.text("view.open", view.name()),
                        view.model(),
                        () -> views.open(view)))
                .toList());
        palette.offer(offers.of(keys.here(), toSave()));
        palette.focus();
        tasks.run(Messages.text("palette.reading"), () -> OfferSource.read(context.engine(), this::go), palette::offer);
    }

    /** What this place can be saved as. */
    private List<Offer> toSave() {
        List<Offer> all = new ArrayList<>(
                new ReportOffers(context.engine(), formats, request -> root.fireEvent(request)).of(place(), selection));
        place().map(Place::section)
                .ifPresent(section -> all.add(ScreenPicture.offer(root, section, request -> root.fireEvent(request))));
        return all;
    }

    @Override
    public void copyLink() {
        place().map(this::link).map(Link::text).ifPresent(text -> {
            Clipboards.copy(text);
            toasts.show(Messages.text("palette.link.copied", text));
        });
    }

    /** The range goes with a place that is looked at in a range. */
    private Link link(Place place) {
        return topBar.hasRange()
                ? new Link(place, Optional.of(selection.choice().get()))
                : new Link(place);
    }

    @Override
    public void undo() {
        if (toasts.undo().back().isEmpty()) {
            toasts.show(Messages.text("shell.undo.none"));
        }
    }

    @Override
    public void saveView() {
        views.save();
    }

    @Override
    public void revertView() {
        views.revert();
    }

    @Override
    public void startTour() {
        dialogs.close();
        tour.start(catalog.sections());
    }

    @Override
    public void openNotices() {
        bell.open();
    }

    /** Into the filter of the list that is shown, where it has one. */
    @Override
    public void filter() {
        shownFilter().ifPresent(TableFilter::focus);
    }

    @Override
    public boolean hasFilter() {
        return shownFilter().isPresent();
    }

    @Override
    public boolean hasRange() {
        return topBar.hasRange();
    }

    private Optional<TableFilter> shownFilter() {
        return stage.lookupAll(".table-filter").stream()
                .filter(TableFilter.class::isInstance)
                .map(TableFilter.class::cast)
                .filter(TableFilter::isShown)
                .findFirst();
    }

    private void chosen(Offer offer) {
        offers.chosen(offer);
        dialogs.close();
        offer.run().run();
    }

    // ------------------------------------------------------------------

    private void home() {
        go(travel.first());
    }

    private Screen make(Section section) {
        return catalog.make(section, context).orElseThrow();
    }

    private void arrived(Place place) {
        sidebar.choose(place.section());
        topBar.show(place, travel.history());
        views.arrived(place);
    }

    private void changed(Set<Change> changes) {
        Set<Class<? extends Change>> kinds =
                changes.stream().map(Change::getClass).collect(Collectors.toUnmodifiableSet());
        if (kinds.contains(Change.ConfigChanged.class)) {
            views.load();
        }
        readFacts(() -> {
            if (selection.live().get()) {
                travel.refresh(kinds);
            }
        });
    }

    private void readFacts(Runnable then) {
        tasks.run(
                Messages.text("workspace.reading"),
                source::get,
                found -> {
                    show(found);
                    then.run();
                },
                failure -> {
                    facts = Optional.empty();
                    statusLine.failed(failure.sentence());
                    then.run();
                });
    }

    /** An answer that takes longer than the beat is not asked for a second time meanwhile. */
    private void ask() {
        if (!asking) {
            asking = true;
            readFacts(() -> asking = false);
        }
    }

    private void show(ShellFacts found) {
        if (facts.equals(Optional.of(found))) {
            // asked again and again: what did not change is not painted again
            statusLine.heard();
            return;
        }
        facts = Optional.of(found);
        travel.setModels(found.models());
        sidebar.show(found.counts());
        statusLine.show(found);
        topBar.show(found.engine());
        head.show(found);
        views.mark();
        // an engine that does nothing sees no alert: what is green turns grey
        if (!found.engine().isStale()) {
            root.getStyleClass().remove(STALE);
        } else if (!root.getStyleClass().contains(STALE)) {
            root.getStyleClass().add(STALE);
        }
        attend(notices.waits(found.waiting()), found.tellsDesktop());
    }

    /** What has come to wait is in the bell, and on the desktop where that is wished. */
    private void attend(List<Attention> news, boolean tellDesktop) {
        news.forEach(one -> notices.add(
                new Notice(context.now(), one.title() + ": " + one.sentence(), one.tone(), Optional.of(one.place()))));
        if (!news.isEmpty() && tellDesktop) {
            Attention first = news.getFirst();
            desktop.tell(
                    first.title(),
                    news.size() == 1
                            ? first.sentence()
                            : Messages.text("shell.attention.more", first.sentence(), news.size() - 1));
        }
    }

    private void key(KeyEvent event) {
        if (dialogs.isOpen() || tour.isOn()) {
            return;
        }
        if (keys.handle(event)) {
            event.consume();
        }
    }

    /** Stops following the engine. The engine itself belongs to whoever opened it. */
    @Override
    public void close() {
        pulse.stop();
        feed.close();
        travel.leave();
        background.shutdownNow();
    }
}
