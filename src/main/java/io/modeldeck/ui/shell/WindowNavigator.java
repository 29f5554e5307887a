package io.modeldeck.ui.shell;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.place.Navigator;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Failure;
import java.util.Optional;

/** Takes the person to a place by itself, its section or a link, says where none leads, and gives the link of where one is. */
final class WindowNavigator implements Navigator {

    private final ScreenCatalog catalog;
    private final Travel travel;
    private final Selection selection;
    private final Toasts toasts;

    WindowNavigator(ScreenCatalog catalog, Travel travel, Selection selection, Toasts toasts) {
        this.catalog = catalog;
        this.travel = travel;
        this.selection = selection;
        this.toasts = toasts;
    }

    /** Whoever goes to one row means to read it. */
    @Override
    public void go(Place place) {
        if (place.isRow()) {
            selection.details().set(true);
        }
        arrive(place);
    }

    private void arrive(Place place) {
        if (catalog.has(place.section())) {
            travel.go(place);
        } else {
            refused(Messages.text("shell.no-screen", place.section().title()));
        }
    }

    /** Goes there, and looks at the range of time and at the layers that the link says. */
    void go(Link link) {
        if (link.place().section().hasLayers()) {
            selection.layers().set(link.layers());
        }
        if (catalog.has(link.place().section())) {
            link.range()
                    .filter(range -> !range.equals(selection.choice().get()))
                    .ifPresent(range -> selection.choice().set(range));
        }
        go(link.place());
    }

    /** Goes where {@link Link#text} of a link says, or says that there is no such place or range. */
    void go(String text) {
        try {
            go(Link.parse(text));
        } catch (Problem problem) {
            refused(problem.getMessage());
        }
    }

    /** To where a section begins, of the chosen model where it is about one. */
    void open(Section section) {
        go(Place.of(section, travel.model()));
    }

    /** Where one begins. */
    void home() {
        go(travel.first());
    }

    /** To the wanted place where it has a screen, else to where one begins. */
    void begin(Optional<Place> wanted) {
        arrive(wanted.filter(place -> catalog.has(place.section())).orElseGet(travel::first));
    }

    /** The link of where one is. */
    Optional<Link> here() {
        return travel.place().map(this::link);
    }

    void copyLink() {
        here().map(Link::text).ifPresent(text -> {
            Clipboards.copy(text);
            toasts.show(Messages.text("palette.link.copied", text));
        });
    }

    /** The range goes with a place that is looked at in a range, and so do layers. */
    private Link link(Place place) {
        return new Link(
                place,
                Optional.of(selection.choice().get())
                        .filter(range -> place.section().hasRange()),
                selection.layersOf(place.section()));
    }

    private void refused(String sentence) {
        toasts.failed(new Failure(Messages.text("shell.go"), sentence, Optional.empty()));
    }
}
