package io.modeldeck.ui.shell;

import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.state.StatePane;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.StackPane;

/** Takes the person from place to place: which screen is shown, where one was before, and about which model. */
final class Travel {

    private final ScreenCatalog catalog;
    private final Selection selection;
    private final Backstage backstage;
    private final Function<Section, Screen> maker;
    private final Consumer<Place> onArrival;
    private final History history = new History();
    private final Map<Section, Screen> screens = new EnumMap<>(Section.class);
    /** Where somebody was. */
    private final Set<Section> visited = EnumSet.noneOf(Section.class);

    private Optional<Screen> shown = Optional.empty();
    private boolean travelling;

    /**
     * @param stage where the screens are shown
     * @param maker makes the screen of a section when it is first come to
     * @param onArrival told of each place before its screen shows it
     */
    Travel(
            ScreenCatalog catalog,
            Selection selection,
            StackPane stage,
            Function<Section, Screen> maker,
            Consumer<Place> onArrival) {
        this.catalog = catalog;
        this.selection = selection;
        this.backstage = new Backstage(stage);
        this.maker = maker;
        this.onArrival = onArrival;
        selection.model().addListener((property, before, now) -> modelChosen(before, now));
        selection.choice().addListener(observable -> reshow());
    }

    /** Goes to a place whose section has a screen; one about a model that was not named is about the chosen one. */
    void go(Place place) {
        OptionalLong chosen = model();
        Place there = place.model().orElse(-1) == 0 && chosen.isPresent() ? place.ofModel(chosen.getAsLong()) : place;
        history.went(there);
        arrive(there);
    }

    /**
     * Does the next part of what makes the first coming to a section quicker: makes its screen and has it read ahead, then has it stand there, hidden. False
     * where nothing is left of that, as where somebody was there already.
     */
    boolean prepare(Section section) {
        if (!catalog.has(section) || visited.contains(section)) {
            return false;
        }
        Screen there = screens.get(section);
        if (there == null) {
            screens.computeIfAbsent(section, maker).readAhead();
            return true;
        }
        return backstage.next(there);
    }

    void back() {
        history.back().ifPresent(this::arrive);
    }

    void forward() {
        history.forward().ifPresent(this::arrive);
    }

    /** Where one begins: at the welcome while there is no model, else at the first section. */
    Place first() {
        if (selection.models().isEmpty() && catalog.has(Section.WELCOME)) {
            return new Place.Welcome();
        }
        return catalog.sections().stream()
                .filter(section -> section != Section.WELCOME)
                .findFirst()
                .map(section -> Place.of(section, model()))
                .orElse(new Place.Welcome());
    }

    Optional<Place> place() {
        return history.current();
    }

    History history() {
        return history;
    }

    Optional<Screen> shown() {
        return shown;
    }

    OptionalLong model() {
        return selection.model().get().map(model -> OptionalLong.of(model.id())).orElse(OptionalLong.empty());
    }

    /** These models are there now; at first that takes nobody anywhere. */
    void setModels(List<ModelInfo> models) {
        travelling = history.current().isEmpty();
        selection.setModels(models);
        travelling = false;
    }

    /** The screen asks again for all that it shows. */
    void reshow() {
        history.current().ifPresent(place -> shown.ifPresent(screen -> screen.show(place)));
    }

    void refresh(Set<Class<? extends Change>> kinds) {
        StatePane.quietly(() -> shown.ifPresent(screen -> screen.refresh(kinds)));
    }

    void leave() {
        shown.ifPresent(Screen::hide);
    }

    private void arrive(Place place) {
        travelling = true;
        place.model().ifPresent(selection::choose);
        travelling = false;
        Screen screen = screens.computeIfAbsent(place.section(), maker);
        if (shown.filter(screen::equals).isEmpty()) {
            leave();
            backstage.uncover(screen.node());
            visited.add(place.section());
            shown = Optional.of(screen);
        }
        onArrival.accept(place);
        screen.show(place);
    }

    private void modelChosen(Optional<ModelInfo> before, Optional<ModelInfo> now) {
        boolean same = before.map(ModelInfo::id).equals(now.map(ModelInfo::id));
        Optional<Place> here = history.current();
        if (travelling || same || here.isEmpty() || now.isEmpty()) {
            return;
        }
        Place there =
                here.get().model().isPresent() ? here.get().ofModel(now.get().id()) : here.get();
        history.replace(there);
        arrive(there);
    }
}
