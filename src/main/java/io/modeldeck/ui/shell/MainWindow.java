package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.Dialogs;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxFeed;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.KeyScope;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.SaveDialog;
import io.modeldeck.ui.kit.SaveRequest;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.Selection;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Toasts;
import io.modeldeck.ui.kit.Workspaces;
import io.modeldeck.ui.workspace.WorkspaceDialogs;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The frame around the screens of one workspace: takes the person from place to place and keeps what is shown up to date. */
public final class MainWindow implements AutoCloseable, MainKeys.Deeds {

    private static final String STALE = "stale";
    private static final int WORKERS = 4;
    private static final Duration PULSE = Duration.seconds(4);

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private VBox head;

    @FXML
    private HBox banner;

    @FXML
    private HBox staleStrip;

    @FXML
    private Label staleText;

    @FXML
    private StackPane stage;

    private final ExecutorService background = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("ui-work-", 0).factory());
    private final Toasts toasts = new Toasts();
    private final Dialogs dialogs = new Dialogs();
    private final FxTasks tasks = new FxTasks(background, toasts::failed);
    private final FxTasks.Lane facts = tasks.lane();
    private final Supplier<ShellFacts> source;
    private final ScreenCatalog catalog;
    private final Theme theme;
    private final Selection selection;
    private final Formats formats;
    private final FxFeed feed;
    private final History history = new History();
    private final Map<Section, Screen> screens = new EnumMap<>(Section.class);
    private final Sidebar sidebar;
    private final TopBar topBar;
    private final StatusLine statusLine;
    private final KeyScope everywhere;
    private final ScreenContext context;
    private Optional<Screen> shown = Optional.empty();
    private boolean travelling;
    private final List<String> recent = new ArrayList<>();
    private final PauseTransition pulse = new PauseTransition(PULSE);

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
        sidebar = new Sidebar(catalog.sections(), this::open, this::home);
        topBar = new TopBar(selection, formats, theme, this);
        statusLine = new StatusLine(formats, this::open);
        everywhere = MainKeys.scope(catalog.sections(), this);
        frame.setLeft(sidebar);
        head.getChildren().addFirst(topBar);
        frame.setBottom(statusLine);
        root.getChildren().addAll(toasts.node(), dialogs.node());
        loaded.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        SaveDialog saving = new SaveDialog(
                tasks, toasts, SaveDialog.system(() -> root.getScene().getWindow()));
        root.addEventHandler(SaveRequest.SAVE, saving::save);
        selection.model().addListener((property, before, now) -> modelChosen(before, now));
        selection.choice().addListener(observable -> reshow());
        feed = new FxFeed(engine.changes(), this::changed);
        // an engine that has stopped announces nothing, so it is asked
        pulse.setOnFinished(event -> readFacts(pulse::playFromStart));
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
        readFacts(() -> {
            go(wanted.filter(place -> catalog.has(place.section())).orElseGet(this::first));
            pulse.playFromStart();
        });
    }

    public void go(Place place) {
        Place there = withModel(place);
        if (!catalog.has(there.section())) {
            toasts.failed(new io.modeldeck.ui.kit.Failure(
                    Messages.text("shell.go"),
                    Messages.text("shell.no-screen", there.section().title()),
                    Optional.empty()));
            return;
        }
        history.went(there);
        arrive(there);
    }

    /** Goes where {@link Place#text} of a place says, or says that there is no such place. */
    public void go(String text) {
        try {
            go(Place.parse(text));
        } catch (Problem problem) {
            toasts.failed(
                    new io.modeldeck.ui.kit.Failure(Messages.text("shell.go"), problem.getMessage(), Optional.empty()));
        }
    }

    public Optional<Place> place() {
        return history.current();
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

    boolean isSidebarNarrow() {
        return sidebar.isNarrow();
    }

    void setSidebarNarrow(boolean narrow) {
        sidebar.setNarrow(narrow);
    }

    // ------------------------------------------------------------------ deeds

    @Override
    public void open(Section section) {
        go(Place.of(section, selectedModel()));
    }

    @Override
    public void back() {
        history.back().ifPresent(this::arrive);
    }

    @Override
    public void forward() {
        history.forward().ifPresent(this::arrive);
    }

    @Override
    public void refresh() {
        readFacts(this::reshow);
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
    public void showKeys() {
        List<KeyScope> scopes =
                shown.map(screen -> List.of(screenScope(screen), everywhere)).orElse(List.of(everywhere));
        dialogs.show(KeySheet.of(scopes, dialogs::close));
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
        palette.offer(offers());
        palette.focus();
        tasks.run(Messages.text("palette.reading"), () -> OfferSource.read(context.engine(), this::go), palette::offer);
    }

    @Override
    public void copyLink() {
        place().ifPresent(place -> {
            Clipboards.copy(place.text());
            toasts.show(Messages.text("palette.link.copied", place.text()));
        });
    }

    /** What was chosen lately, then what works here, then what works everywhere, then the places. */
    private List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        shown.ifPresent(screen -> screenScope(screen).commands().forEach(command -> offers.add(command(command))));
        offers.addAll(
                new ReportOffers(context.engine(), formats, request -> root.fireEvent(request)).of(place(), selection));
        Set<String> elsewhere = catalog.sections().stream().map(Section::title).collect(Collectors.toSet());
        elsewhere.add(Messages.text("palette.open"));
        everywhere.commands().stream()
                .filter(command -> !elsewhere.contains(command.text()))
                .forEach(command -> offers.add(command(command)));
        catalog.sections()
                .forEach(section -> offers.add(new Offer(
                        Offer.Kind.PLACE,
                        Messages.text("palette.go", section.title()),
                        section.digit().isEmpty()
                                ? ""
                                : MainKeys.sectionKeys(section).getDisplayText(),
                        () -> open(section))));
        offers.sort(Comparator.comparingInt(offer -> {
            int at = recent.indexOf(offer.text());
            return at < 0 ? recent.size() : at;
        }));
        return offers;
    }

    private static Offer command(KeyCommand command) {
        return new Offer(Offer.Kind.COMMAND, command.text(), command.keyText(), command.run());
    }

    private void chosen(Offer offer) {
        recent.remove(offer.text());
        recent.addFirst(offer.text());
        dialogs.close();
        offer.run().run();
    }

    // ------------------------------------------------------------------

    private void home() {
        go(first());
    }

    private Place first() {
        boolean empty = selection.models().isEmpty();
        if (empty && catalog.has(Section.WELCOME)) {
            return new Place.Welcome();
        }
        return catalog.sections().stream()
                .filter(section -> section != Section.WELCOME)
                .findFirst()
                .map(section -> Place.of(section, selectedModel()))
                .orElse(new Place.Welcome());
    }

    private OptionalLong selectedModel() {
        return selection.model().get().map(model -> OptionalLong.of(model.id())).orElse(OptionalLong.empty());
    }

    /** A place about a model that was not named is about the chosen one. */
    private Place withModel(Place place) {
        OptionalLong chosen = selectedModel();
        return place.model().orElse(-1) == 0 && chosen.isPresent() ? place.ofModel(chosen.getAsLong()) : place;
    }

    private void arrive(Place place) {
        travelling = true;
        place.model().ifPresent(selection::choose);
        travelling = false;
        Screen screen = screens.computeIfAbsent(
                place.section(), section -> catalog.make(section, context).orElseThrow());
        if (shown.filter(screen::equals).isEmpty()) {
            shown.ifPresent(Screen::hide);
            stage.getChildren().setAll(screen.node());
            shown = Optional.of(screen);
        }
        sidebar.choose(place.section());
        topBar.show(place, history);
        screen.show(place);
    }

    private void modelChosen(Optional<ModelInfo> before, Optional<ModelInfo> now) {
        boolean same = before.map(ModelInfo::id).equals(now.map(ModelInfo::id));
        if (travelling || same) {
            return;
        }
        Optional<Place> here = history.current();
        if (here.isEmpty() || now.isEmpty()) {
            return;
        }
        Place there =
                here.get().model().isPresent() ? here.get().ofModel(now.get().id()) : here.get();
        history.replace(there);
        arrive(there);
    }

    private void reshow() {
        history.current().ifPresent(place -> shown.ifPresent(screen -> screen.show(place)));
    }

    private void changed(Set<Change> changes) {
        Set<Class<? extends Change>> kinds =
                changes.stream().map(Change::getClass).collect(Collectors.toUnmodifiableSet());
        readFacts(() -> {
            if (selection.live().get()) {
                shown.ifPresent(screen -> screen.refresh(kinds));
            }
        });
    }

    private void readFacts(Runnable then) {
        tasks.run(
                Messages.text("shell.reading"),
                source::get,
                found -> {
                    show(found);
                    then.run();
                },
                failure -> {
                    statusLine.failed(failure.sentence());
                    then.run();
                });
    }

    private void show(ShellFacts found) {
        travelling = history.current().isEmpty();
        selection.setModels(found.models());
        travelling = false;
        sidebar.show(found.counts());
        statusLine.show(found);
        banner.setVisible(found.sample());
        banner.setManaged(found.sample());
        stale(found.engine());
    }

    /** An engine that does nothing sees no alert: every screen says so, and what is green turns grey. */
    private void stale(ShellFacts.EngineState engine) {
        boolean stale = engine.isStale();
        if (stale && !staleStrip.isVisible()) {
            staleText.setText(Messages.text(
                    "shell.stale." + engine.name().toLowerCase(Locale.ROOT), formats.clock(formats.now())));
        }
        staleStrip.setVisible(stale);
        staleStrip.setManaged(stale);
        root.getStyleClass().removeAll(STALE);
        if (stale) {
            root.getStyleClass().add(STALE);
        }
    }

    @FXML
    private void showJobs() {
        go(new Place.Jobs());
    }

    @FXML
    private void leaveSample() {
        go(new Place.Welcome());
    }

    private void key(KeyEvent event) {
        if (dialogs.isOpen()) {
            return;
        }
        Optional<javafx.scene.Node> focused =
                Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner);
        boolean done = shown.filter(screen -> screenScope(screen).handle(event, focused))
                        .isPresent()
                || everywhere.handle(event, focused);
        if (done) {
            event.consume();
        }
    }

    private static KeyScope screenScope(Screen screen) {
        return new KeyScope(Messages.text("shell.here"), screen.commands());
    }

    /** Stops following the engine. The engine itself belongs to whoever opened it. */
    @Override
    public void close() {
        pulse.stop();
        feed.close();
        shown.ifPresent(Screen::hide);
        background.shutdownNow();
    }
}
