package io.modeldeck.ui.shell;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.Listing;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.TextField;

/** What somebody does with saved views: keep what is shown, come back to it, bring it back as it was, throw it away. FX thread. */
final class Views {

    private final ScreenContext context;
    private final Travel travel;
    private final Parent stage;
    private final FxTasks.Lane lane;
    private final ViewShelf shelf;
    private final ViewList list;
    private List<SavedView> all = List.of();
    private Optional<SavedView> shown = Optional.empty();
    private boolean opening;

    Views(ScreenContext context, Travel travel, Parent stage) {
        this.context = context;
        this.travel = travel;
        this.stage = stage;
        lane = context.tasks().lane();
        shelf = new ViewShelf(context.engine());
        list = new ViewList(context.writing(), this::open, this::flipChanges, this::remove);
        context.selection().layers().addListener(observable -> mark());
    }

    ViewList list() {
        return list;
    }

    List<SavedView> all() {
        return all;
    }

    /** Those that came with the window, of the model that is looked at. */
    List<SavedView> builtIn() {
        return BuiltInViews.of(
                context.selection().model().get(), context.selection().choice().get());
    }

    /** The view that is shown, if one is. */
    Optional<SavedView> shown() {
        return shown;
    }

    void load() {
        lane.run(Messages.text("view.loading"), shelf::all, found -> {
            all = found;
            // whether its changes are saved may have been switched
            shown = shown.map(view -> found.stream()
                    .filter(one -> one.name().equals(view.name()))
                    .findFirst()
                    .map(one -> view.keeping(one.keeping()))
                    .orElse(view));
            showList();
        });
    }

    /** One that came with the window is among the others while it is shown. */
    private void showList() {
        List<SavedView> listed = new ArrayList<>(all);
        shown.filter(view -> view.keeping() == SavedView.Keeping.BUILT_IN).ifPresent(listed::addFirst);
        list.show(listed);
        mark();
    }

    /** Goes there and arranges the tables as they were. */
    void open(SavedView view) {
        Optional<Place> place = place(view);
        if (place.isEmpty()) {
            context.toasts().show(Messages.text("view.no-model", view.model()));
            return;
        }
        Optional<SavedView> before = shown;
        opening = true;
        context.selection().choice().set(view.range());
        if (view.place().section().hasLayers()) {
            context.selection().layers().set(view.layers());
        }
        travel.go(place.get());
        opening = false;
        // in another workspace the model of that name has another number
        shown = Optional.of(new SavedView(
                view.name(), place.get(), view.model(), view.range(), view.tables(), view.layers(), view.keeping()));
        showList();
        Map<String, TableState> wanted = wanted(view, before);
        arrange(wanted);
        context.tasks().whenIdle(() -> {
            arrange(wanted);
            mark();
        });
    }

    /** Brings the shown view back as it was saved. */
    void revert() {
        shown.ifPresent(this::open);
    }

    /** Somebody went elsewhere: the view of another section is no longer shown. */
    void arrived(Place place) {
        if (!opening
                && shown.filter(view -> view.place().section() != place.section())
                        .isPresent()) {
            shown = Optional.empty();
            showList();
        }
        mark();
    }

    /** Looks whether what is shown is still what was saved. */
    void mark() {
        list.mark(shown, isChanged());
    }

    boolean isChanged() {
        return shown.isPresent() && !capture("x").map(shown.get()::shows).orElse(true);
    }

    /** Asks for a name and keeps what is shown; the same name replaces, another one makes a second view. */
    void save() {
        Optional<SavedView> now = capture("x");
        if (now.isEmpty()) {
            return;
        }
        TextField name = new TextField(shown.map(Views::own).orElse(proposed(now.get())));
        new DecisionDialog(
                        context,
                        Messages.text("view.save"),
                        Messages.text("view.save.what"),
                        Messages.text("view.save.verb"))
                .details(new Field(Messages.text("view.name"), name, Messages.text("view.name.hint")))
                .show(
                        comment -> {
                            SavedView view = now.get().named(name.getText().strip());
                            return new Kept(view, shelf.save(view));
                        },
                        this::kept);
    }

    /** @param before what it replaced, as it stood there then: the list may have the new one by now */
    private record Kept(SavedView view, Optional<SavedView> before) {}

    private void kept(Kept kept) {
        SavedView view = kept.view();
        Optional<SavedView> before = kept.before();
        shown = Optional.of(view);
        context.undoable(
                Messages.text("view.saved", view.name()),
                Executors.callable(() -> before.ifPresentOrElse(shelf::keep, () -> shelf.remove(view))),
                () -> shelf.keep(view),
                before.isPresent() ? this::load : () -> forget(view));
        load();
    }

    private void remove(SavedView view) {
        context.tasks()
                .run(Messages.text("view.remove", view.name()), Executors.callable(() -> shelf.remove(view)), gone -> {
                    context.undoable(
                            Messages.text("view.removed", view.name()),
                            () -> shelf.keep(view),
                            Executors.callable(() -> shelf.remove(view)),
                            () -> forget(view));
                    forget(view);
                });
    }

    /** It is gone, or there again without being shown. */
    private void forget(SavedView view) {
        shown = shown.filter(one -> !one.name().equals(view.name()));
        load();
    }

    /** What is to stay as it is is changed under another name. */
    private static String own(SavedView view) {
        return view.keeping() == SavedView.Keeping.CHANGES ? view.name() : Messages.text("view.own", view.name());
    }

    /** Whether changes can be saved into it is switched on or off. */
    void flipChanges(SavedView view) {
        boolean fixed = view.keeping() == SavedView.Keeping.FIXED;
        SavedView other = view.keeping(fixed ? SavedView.Keeping.CHANGES : SavedView.Keeping.FIXED);
        context.tasks().run(Messages.text("view.keeping", view.name()), () -> shelf.keep(other), before -> {
            context.undoable(
                    Messages.text(fixed ? "view.keeping.on" : "view.keeping.off", view.name()),
                    () -> shelf.keep(view),
                    () -> shelf.keep(other),
                    this::load);
            load();
        });
    }

    private String proposed(SavedView view) {
        String section = view.place().section().title();
        return view.model().isEmpty() ? section : Messages.text("view.proposed", section, view.model());
    }

    /** What is shown now. */
    private Optional<SavedView> capture(String called) {
        return travel.place().map(place -> {
            Map<String, TableState> tables = new LinkedHashMap<>();
            lists().forEach((name, list) -> tables.put(name, list.state()));
            String model = place.model().isPresent()
                    ? context.selection().model().get().map(ModelInfo::name).orElse("")
                    : "";
            return new SavedView(
                    called,
                    place,
                    model,
                    context.selection().choice().get(),
                    tables,
                    context.selection().layersOf(place.section()),
                    SavedView.Keeping.CHANGES);
        });
    }

    /**
     * How it wants the lists that are there. One that it does not name was as it comes; one that came with the window says nothing of those, and takes
     * away only what the view before it did to them.
     */
    private Map<String, TableState> wanted(SavedView view, Optional<SavedView> before) {
        Map<String, TableState> wanted = new LinkedHashMap<>(view.tables());
        lists().forEach((name, list) -> {
            boolean left = before.map(one -> one.tables().get(name))
                    .filter(list.state()::equals)
                    .isPresent();
            if (left || view.keeping() != SavedView.Keeping.BUILT_IN) {
                wanted.putIfAbsent(name, TableState.PLAIN);
            }
        });
        return wanted;
    }

    private void arrange(Map<String, TableState> wanted) {
        Map<String, Listing> there = lists();
        wanted.forEach((name, state) -> Optional.ofNullable(there.get(name)).ifPresent(table -> table.restore(state)));
    }

    private Map<String, Listing> lists() {
        stage.applyCss();
        stage.layout();
        Map<String, Listing> lists = new LinkedHashMap<>();
        travel.shown().stream()
                .map(Screen::node)
                .flatMap(node -> Stream.concat(
                        node.lookupAll("." + Listing.STYLE).stream()
                                .filter(Listing.class::isInstance)
                                .map(Listing.class::cast),
                        // where there is no room for both, a list leaves while its details are in sight
                        node.lookupAll("." + MasterDetail.STYLE).stream()
                                .filter(MasterDetail.class::isInstance)
                                .map(both -> ((MasterDetail) both).list())))
                .forEach(list -> lists.putIfAbsent(list.listed(), list));
        return lists;
    }

    /** The place in this workspace: of the model of that name. */
    private Optional<Place> place(SavedView view) {
        if (view.model().isEmpty()) {
            return Optional.of(view.place());
        }
        return context.selection().models().stream()
                .filter(model -> model.name().equals(view.model()))
                .findFirst()
                .map(model -> view.place().model().orElse(-1) == model.id()
                        ? view.place()
                        : view.place().ofModel(model.id()));
    }
}
