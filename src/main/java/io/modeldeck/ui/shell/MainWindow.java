package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
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
import java.util.Optional;
import java.util.OptionalLong;
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
 * A window around the screens of one workspace, from its start to its close. {@link WindowParts} are what it is put together from, {@link EngineWatch}
 * keeps what they show up to date. {@link FurtherWindows} stand beside the first one.
 */
public final class MainWindow implements AutoCloseable {

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
    private final WindowParts parts;
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
        parts = new WindowParts(
                workspace,
                first.isEmpty(),
                context,
                new WindowParts.Frame(root, frame, inner, stage),
                new WindowParts.Asked(title::set, link -> further.open(this, link), this::refresh, this::read));
        loaded.addEventFilter(KeyEvent.KEY_PRESSED, parts.deeds()::press);
        WindowRequests.answer(root, context);
        watch = new EngineWatch(
                tasks, clock, workspace.facts(), workspace.engine().changes(), parts);
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
        parts.views().load();
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
        OptionalLong pointed = parts.travel().shown().map(Screen::pointed).orElse(OptionalLong.empty());
        return pointed.isPresent() ? pointed : parts.travel().model();
    }

    private void begin(Optional<Place> wanted) {
        if (closed) {
            return;
        }
        meant.ifPresent(selection::choose);
        parts.navigator().begin(wanted);
        watch.begin();
    }

    /** Does the next part of what makes the first coming to a section quicker; false where nothing is left of that, or the window was closed. */
    public boolean prepare(Section section) {
        return !closed && parts.travel().prepare(section);
    }

    /** Goes there; once it is closed, in the first one: what was begun here may end after that. */
    public void go(Place place) {
        if (!closed) {
            parts.navigator().go(place);
        } else {
            first.ifPresent(window -> window.go(place));
        }
    }

    /** Goes there, and looks at the range of time that the link says. */
    public void go(Link link) {
        parts.navigator().go(link);
    }

    /** Goes where {@link Link#text} of a link says, or says that there is no such place or range. */
    public void go(String text) {
        parts.navigator().go(text);
    }

    /** Reads anew what is shown. */
    public void refresh() {
        watch.read(parts.travel()::reshow);
    }

    private void read(Runnable then) {
        watch.read(then);
    }

    /** Takes back what was done last. */
    public void undo() {
        parts.deeds().undo();
    }

    /** Does again what was taken back last. */
    public void redo() {
        parts.deeds().redo();
    }

    public Optional<Place> place() {
        return parts.travel().place();
    }

    /** The screen that is shown. */
    public Optional<Screen> screen() {
        return parts.travel().shown();
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
        return parts.deeds();
    }

    Toasts toasts() {
        return toasts;
    }

    ScreenContext context() {
        return context;
    }

    /** On the screen, where it is there. */
    Optional<Stage> stage() {
        return parts.fullScreen().stage();
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
        return parts.views();
    }

    Tour tour() {
        return parts.tour().orElseThrow();
    }

    boolean isSidebarNarrow() {
        return parts.sidebar().isNarrow();
    }

    void setSidebarNarrow(boolean narrow) {
        parts.sidebar().setNarrow(narrow);
    }

    /**
     * Stops following the engine. The first one closes those beside it and ends their work; what another has begun comes to its end, and the first one
     * says how. The engine itself belongs to whoever opened it.
     */
    @Override
    public void close() {
        closed = true;
        watch.close();
        parts.travel().leave();
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
