package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.table.Listing;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.table.TableFilter;
import io.modeldeck.ui.kit.work.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Where words are looked for on the screen that is shown: in the field that it names, or in one of its lists. */
final class ScreenSearch {

    private final Travel travel;
    private final StackPane stage;

    /** @param stage where the screens are shown */
    ScreenSearch(Travel travel, StackPane stage) {
        this.travel = travel;
        this.stage = stage;
    }

    /** Into the filter of the list that is shown, where it has one. */
    void filter() {
        shownFilter().ifPresent(TableFilter::focus);
    }

    /** Whether what is shown here has a filter. */
    boolean hasFilter() {
        return shownFilter().isPresent();
    }

    /**
     * Where the screen says, else in the table that has the focus, else in the first one; one without a filter gets it now, and one that has given way to
     * its details comes back.
     */
    void find() {
        if (finder().isPresent()) {
            finder().get().requestFocus();
            return;
        }
        if (shownLists().isEmpty()) {
            pairs().findFirst().ifPresent(MasterDetail::showList);
        }
        List<Listing> lists = shownLists();
        lists.stream()
                .filter(Listing::hasFocus)
                .findFirst()
                .or(() -> lists.stream().findFirst())
                .ifPresent(Listing::find);
    }

    boolean canFind() {
        return finder().isPresent()
                || !shownLists().isEmpty()
                || pairs().findAny().isPresent();
    }

    /** Lists with their details, of which one may be out of sight. */
    private Stream<MasterDetail> pairs() {
        return stage.lookupAll("." + MasterDetail.STYLE).stream()
                .filter(MasterDetail.class::isInstance)
                .map(MasterDetail.class::cast)
                .filter(Shown::is);
    }

    private Optional<Node> finder() {
        return travel.shown().flatMap(Screen::finder);
    }

    private List<Listing> shownLists() {
        List<Listing> lists = new ArrayList<>();
        stage.lookupAll("." + Listing.STYLE).forEach(node -> {
            if (node instanceof Listing list && Shown.is(node)) {
                lists.add(list);
            }
        });
        return lists;
    }

    private Optional<TableFilter> shownFilter() {
        return stage.lookupAll(".table-filter").stream()
                .filter(TableFilter.class::isInstance)
                .map(TableFilter.class::cast)
                .filter(TableFilter::isShown)
                .findFirst();
    }
}
