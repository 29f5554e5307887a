package io.modeldeck.ui.kit.table;

import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.Link;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What of a table goes onto the clipboard and into files. */
final class TableCopies<T> {

    private final Supplier<List<T>> selected;
    private final Supplier<List<T>> shown;
    private final Function<List<T>, Table> written;
    private final Function<T, Object> id;
    private Optional<Function<T, Optional<Place>>> places = Optional.empty();

    /** @param written the rows as a table for a file */
    TableCopies(
            Supplier<List<T>> selected,
            Supplier<List<T>> shown,
            Function<List<T>, Table> written,
            Function<T, Object> id) {
        this.selected = selected;
        this.shown = shown;
        this.written = written;
        this.id = id;
    }

    void link(Function<T, Optional<Place>> place) {
        places = Optional.of(place);
    }

    boolean isLinked() {
        return places.isPresent();
    }

    /** Whether its rows have a number or a name by which one speaks of them. */
    boolean hasIds() {
        return shown.get().stream().limit(1).map(id).anyMatch(TableCopies::isSpoken);
    }

    private static boolean isSpoken(Object one) {
        return one instanceof Number || one instanceof String;
    }

    /** The selected rows where there are several, else all, as they are shown and sorted. */
    List<T> taken() {
        return selected.get().size() > 1 ? selected.get() : shown.get();
    }

    Table table() {
        return written.apply(taken());
    }

    void copy(TableFormat format) {
        Clipboards.copy(TableFile.text(table(), format));
    }

    /** The numbers of the selected rows, one a line. */
    void copyIds() {
        Clipboards.copy(selected.get().stream()
                .map(id)
                .filter(TableCopies::isSpoken)
                .map(String::valueOf)
                .collect(Collectors.joining("\n")));
    }

    /** Links to the selected rows, one a line. */
    void copyLinks() {
        Clipboards.copy(selected.get().stream()
                .flatMap(row -> places.stream().flatMap(place -> place.apply(row).stream()))
                .map(place -> new Link(place).text())
                .distinct()
                .collect(Collectors.joining("\n")));
    }
}
