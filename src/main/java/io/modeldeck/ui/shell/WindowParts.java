package io.modeldeck.ui.shell;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.control.CutText;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The parts of a window, put together around its screens: {@link WindowNavigator} takes the person from place to place, {@link MainDeeds} does what keys
 * and buttons say. What is found out about the engine is shown by all of them.
 */
final class WindowParts implements EngineWatch.Audience {

    /** The look of a window whose engine has stopped. */
    private static final String STALE = "stale";

    /**
     * The layout that they go into.
     *
     * @param inner beside the sections
     * @param stage where the screens are shown
     */
    record Frame(StackPane root, BorderPane outer, BorderPane inner, StackPane stage) {}

    /**
     * What they ask of the window.
     *
     * @param onTitle told what the window is called now
     * @param onWindow opens a place in a window of its own
     * @param refresh reads anew what is shown
     * @param read reads how the engine is, then runs what it is given
     */
    record Asked(Consumer<String> onTitle, Consumer<Link> onWindow, Runnable refresh, Consumer<Runnable> read) {}

    private final ScreenContext context;
    private final ScreenCatalog catalog;
    private final Frame frame;
    private final Asked asked;
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

    /** @param first whether it is the first window on the workspace: what is told or given once, is by that one */
    WindowParts(OpenWorkspace workspace, boolean first, ScreenContext context, Frame frame, Asked asked) {
        this.context = context;
        this.frame = frame;
        this.asked = asked;
        catalog = workspace.catalog();
        travel = new Travel(catalog, context.selection(), frame.stage(), this::make, this::arrived);
        navigator = new WindowNavigator(catalog, travel, context.selection(), context.toasts());
        views = new Views(context, travel, frame.stage());
        sidebar = new Sidebar(catalog.sections(), navigator::open, navigator::home, views.list());
        notices = new WindowNotices(
                context,
                workspace.said(),
                first ? Optional.of(DesktopNotice.ofSystem(workspace.background())) : Optional.empty(),
                travel::place);
        underWay = new UnderWayLink(context);
        statusLine = new StatusLine(context.formats(), navigator::open, underWay, notices.bell());
        tour = first
                ? Optional.of(new Tour(frame.outer(), frame.stage(), context.tasks(), navigator::open))
                : Optional.empty();
        fullScreen =
                new FullScreen(frame.outer(), frame.inner(), context.selection().fromAfar());
        Panes panes = new Panes(frame.stage());
        deeds = deeds(panes);
        head = new WindowHead(deeds.bar(), context.formats(), navigator);
        panes.around(List.of(sidebar, head), List.of(statusLine));
        layOut();
        CutText.follow(frame.root());
        ScreenMenu.attach(frame.stage(), deeds, context.writing());
    }

    private MainDeeds deeds(Panes panes) {
        return new MainDeeds(
                context,
                catalog.sections(),
                new MainDeeds.Parts(
                        frame.root(),
                        frame.stage(),
                        travel,
                        navigator,
                        views,
                        sidebar,
                        notices.bell(),
                        fullScreen,
                        tour,
                        panes,
                        asked.onWindow(),
                        asked.refresh()));
    }

    private void layOut() {
        frame.outer().setLeft(sidebar.scrolling());
        frame.inner().setTop(head);
        frame.outer().setBottom(statusLine);
        frame.root()
                .getChildren()
                .addAll(context.toasts().node(), context.dialogs().node());
        tour.ifPresent(frame.root().getChildren()::add);
    }

    Travel travel() {
        return travel;
    }

    WindowNavigator navigator() {
        return navigator;
    }

    Views views() {
        return views;
    }

    Sidebar sidebar() {
        return sidebar;
    }

    /** Where it is given in this window. */
    Optional<Tour> tour() {
        return tour;
    }

    FullScreen fullScreen() {
        return fullScreen;
    }

    MainDeeds deeds() {
        return deeds;
    }

    private Screen make(Section section) {
        return catalog.make(section, context).orElseThrow();
    }

    private void arrived(Place place) {
        sidebar.choose(place.section());
        asked.onTitle()
                .accept(Messages.text("shell.window.title", place.section().title(), Messages.text("shell.name")));
        deeds.bar().show(place, travel.history());
        views.arrived(place);
    }

    @Override
    public void announced(Set<Class<? extends Change>> kinds) {
        if (kinds.contains(Change.ConfigChanged.class)) {
            views.load();
        }
        underWay.announced(kinds);
        Runnable refresh = () -> {
            if (context.selection().live().get()) {
                travel.refresh(kinds);
            }
        };
        // the window itself shows nothing of the runs of jobs
        if (kinds.equals(Set.of(Change.JobRan.class))) {
            refresh.run();
        } else {
            asked.read().accept(refresh);
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
        List<String> looks = frame.root().getStyleClass();
        if (!facts.engine().isStale()) {
            looks.remove(STALE);
        } else if (!looks.contains(STALE)) {
            looks.add(STALE);
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
