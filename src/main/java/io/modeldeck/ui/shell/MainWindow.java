package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.control.CutText;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.selection.ModelOrder;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * A window around the screens of one workspace, put together: {@link WindowNavigator} takes the person from place to place, {@link MainDeeds} does what
 * keys and buttons say, {@link EngineWatch} keeps what is shown up to date. {@link FurtherWindows} stand beside the first one.
 */
public final class MainWindow implements AutoCloseable {

    private static final String STALE = "stale";
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

    private final OpenWorkspace workspace;
    /** Empty in the first one. */
    private final Optional<MainWindow> first;

    private final FurtherWindows further;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Messages.text("shell.name"));
    private final Toasts toasts;
    private final Dialogs dialogs = new Dialogs();
    private final FxTasks tasks;
    private final Selection selection;
    private final ScreenContext context;
    private final Travel travel;
    private final WindowNavigator navigator;
    private final Views views;
    private final Sidebar sidebar;
    private final WindowNotices notices;
    private final UnderWayLink underWay;
    private final StatusLine statusLine;
    private final Optional<Tour> tour;
    private final FullScreen fullScreen;
    private final MainDeeds deeds;
    private final WindowHead head;
    private final EngineWatch watch;
    /** With which model it begins. */
    private OptionalLong meant = OptionalLong.empty();

    private boolean closed;

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
        this(engine, new EngineFacts(engine, beat), catalog, theme, workspaces, engine.isWritable());
    }

    /** @param writes whether it offers to change the workspace; pictures show what it looks like where that is possible */
    MainWindow(
            Engine engine,
            Supplier<ShellFacts> source,
            ScreenCatalog catalog,
            Theme theme,
            Workspaces workspaces,
            boolean writes) {
        this(new OpenWorkspace(engine, source, catalog, theme, workspaces, writes), Optional.empty());
    }

    /** @param first the one beside which this is; empty for the first on the workspace */
    MainWindow(OpenWorkspace workspace, Optional<MainWindow> first) {
        this.workspace = workspace;
        this.first = first;
        further = first.map(window -> window.further).orElseGet(() -> new FurtherWindows(workspace, this));
        toasts = new Toasts(workspace.undo());
        tasks = new FxTasks(workspace.background(), toasts::failed);
        ScreenCatalog catalog = workspace.catalog();
        Clock clock = workspace.engine().clock();
        selection = new Selection(clock);
        Formats formats = new Formats(ZoneId.systemDefault(), clock);
        context = new ScreenContext(
                workspace.engine(),
                tasks,
                this::go,
                selection,
                toasts,
                dialogs,
                workspace.theme(),
                formats,
                workspace.workspaces(),
                Writing.of(workspace.writes(), toasts));
        Parent loaded = Fxml.load(this);
        travel = new Travel(catalog, selection, stage, this::make, this::arrived);
        navigator = new WindowNavigator(catalog, travel, selection, toasts);
        views = new Views(context, travel, stage);
        sidebar = new Sidebar(catalog.sections(), navigator::open, navigator::home, views.list());
        // what has come to wait is told once, by one window
        notices = new WindowNotices(
                context,
                workspace.said(),
                first.isPresent() ? Optional.empty() : Optional.of(DesktopNotice.ofSystem(workspace.background())),
                travel::place);
        underWay = new UnderWayLink(context);
        statusLine = new StatusLine(formats, navigator::open, underWay, notices.bell());
        tour = first.isPresent() ? Optional.empty() : Optional.of(new Tour(frame, stage, tasks, navigator::open));
        fullScreen = new FullScreen(frame, inner, selection.fromAfar());
        Panes panes = new Panes(stage);
        deeds = new MainDeeds(
                context,
                catalog.sections(),
                new MainDeeds.Parts(
                        root,
                        stage,
                        travel,
                        navigator,
                        views,
                        sidebar,
                        notices.bell(),
                        fullScreen,
                        tour,
                        panes,
                        link -> further.open(this, link),
                        this::refresh));
        head = new WindowHead(deeds.bar(), formats, navigator);
        panes.around(List.of(sidebar, head), List.of(statusLine));
        frame.setLeft(sidebar.scrolling());
        inner.setTop(head);
        frame.setBottom(statusLine);
        root.getChildren().addAll(toasts.node(), dialogs.node());
        tour.ifPresent(root.getChildren()::add);
        CutText.follow(root);
        loaded.addEventFilter(KeyEvent.KEY_PRESSED, deeds::press);
        WindowRequests.answer(root, context);
        ScreenMenu.attach(stage, deeds, context.writing());
        watch = new EngineWatch(
                tasks, clock, workspace.facts(), workspace.engine().changes(), new Shown());
    }

    public Parent root() {
        return root;
    }

    /** How models are listed; kept with the window. */
    ObjectProperty<ModelOrder> order() {
        return selection.order();
    }

    /** A scene of that size with this window in it, dressed. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        workspace.theme().follow(scene);
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
                    watch.show(found);
                    begin(wanted);
                },
                () -> watch.read(() -> begin(wanted)));
    }

    /**
     * The same, at a link.
     *
     * @param model the chosen one, where the place is about none
     */
    void begin(Link link, OptionalLong model) {
        selection.layers().set(link.layers());
        link.range().ifPresent(selection.choice()::set);
        meant = model;
        start(Optional.of(link.place()));
    }

    /** The model that somebody points at here, else the chosen one. */
    OptionalLong meant() {
        OptionalLong pointed = travel.shown().map(Screen::pointed).orElse(OptionalLong.empty());
        return pointed.isPresent() ? pointed : travel.model();
    }

    private void begin(Optional<Place> wanted) {
        if (closed) {
            return;
        }
        meant.ifPresent(selection::choose);
        navigator.begin(wanted);
        watch.begin();
    }

    /** Does the next part of what makes the first coming to a section quicker; false where nothing is left of that, or the window was closed. */
    public boolean prepare(Section section) {
        return !closed && travel.prepare(section);
    }

    /** Goes there; once it is closed, in the first one: what was begun here may end after that. */
    public void go(Place place) {
        if (!closed) {
            navigator.go(place);
        } else {
            first.ifPresent(window -> window.go(place));
        }
    }

    /** Goes there, and looks at the range of time that the link says. */
    public void go(Link link) {
        navigator.go(link);
    }

    /** Goes where {@link Link#text} of a link says, or says that there is no such place or range. */
    public void go(String text) {
        navigator.go(text);
    }

    /** Reads anew what is shown. */
    public void refresh() {
        watch.read(travel::reshow);
    }

    /** Takes back what was done last. */
    public void undo() {
        deeds.undo();
    }

    /** Does again what was taken back last. */
    public void redo() {
        deeds.redo();
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

    MainKeys.Deeds deeds() {
        return deeds;
    }

    Toasts toasts() {
        return toasts;
    }

    ScreenContext context() {
        return context;
    }

    /** On the screen, where it is there. */
    Optional<Stage> stage() {
        return fullScreen.stage();
    }

    /** Its name, with where one is. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** Those beside the first one. */
    FurtherWindows further() {
        return further;
    }

    Theme theme() {
        return workspace.theme();
    }

    Views views() {
        return views;
    }

    Tour tour() {
        return tour.orElseThrow();
    }

    boolean isSidebarNarrow() {
        return sidebar.isNarrow();
    }

    void setSidebarNarrow(boolean narrow) {
        sidebar.setNarrow(narrow);
    }

    private Screen make(Section section) {
        return workspace.catalog().make(section, context).orElseThrow();
    }

    private void arrived(Place place) {
        sidebar.choose(place.section());
        title.set(Messages.text("shell.window.title", place.section().title(), Messages.text("shell.name")));
        deeds.bar().show(place, travel.history());
        views.arrived(place);
    }

    /** What is found out about the engine, in all parts of the window that show it. */
    private final class Shown implements EngineWatch.Audience {

        @Override
        public void announced(Set<Class<? extends Change>> kinds) {
            if (kinds.contains(Change.ConfigChanged.class)) {
                views.load();
            }
            underWay.announced(kinds);
            Runnable refresh = () -> {
                if (selection.live().get()) {
                    travel.refresh(kinds);
                }
            };
            // the window itself shows nothing of the runs of jobs
            if (kinds.equals(Set.of(Change.JobRan.class))) {
                refresh.run();
            } else {
                watch.read(refresh);
            }
        }

        @Override
        public void show(ShellFacts facts) {
            travel.setModels(facts.models());
            sidebar.show(facts.counts());
            statusLine.show(facts);
            deeds.bar().show(facts.engine());
            head.show(facts);
            views.mark();
            // an engine that does nothing sees no alert: what is green turns grey
            if (!facts.engine().isStale()) {
                root.getStyleClass().remove(STALE);
            } else if (!root.getStyleClass().contains(STALE)) {
                root.getStyleClass().add(STALE);
            }
            notices.show(facts);
        }

        @Override
        public void heard() {
            statusLine.heard();
        }

        @Override
        public void failed(String sentence) {
            statusLine.failed(sentence);
        }
    }

    /**
     * Stops following the engine. The first one closes those beside it and ends their work; what another has begun comes to its end, and the first one
     * says how. The engine itself belongs to whoever opened it.
     */
    @Override
    public void close() {
        closed = true;
        watch.close();
        travel.leave();
        first.ifPresentOrElse(
                window -> {
                    toasts.leaveTo(window.toasts);
                    dialogs.leaveTo(window.dialogs);
                },
                () -> {
                    further.close();
                    workspace.close();
                });
    }
}
