package io.modeldeck.ui.monitoring;

import io.modeldeck.ui.kit.place.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell of a model's row shows, below each other.
 *
 * @param says the same in one sentence
 * @param place where it leads
 */
record RowCell(String says, Place place, List<RowPart> parts) {

    RowCell(String says, Place place, RowPart... parts) {
        this(says, place, List.of(parts));
    }

    /** The same below its name. */
    RowCell named(String name) {
        List<RowPart> all = new ArrayList<>(parts);
        all.addFirst(new RowPart.Words(RowPart.Kind.CAPTION, name));
        return new RowCell(says, place, all);
    }
}
