package io.modeldeck.ui.figure;

import io.modeldeck.ui.kit.place.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell of a model's row shows, below each other.
 *
 * @param says the same in one sentence
 * @param place where it leads
 */
public record Figure(String says, Place place, List<FigurePart> parts) {

    public Figure(String says, Place place, FigurePart... parts) {
        this(says, place, List.of(parts));
    }

    /** The same below its name. */
    public Figure named(String name) {
        List<FigurePart> all = new ArrayList<>(parts);
        all.addFirst(new FigurePart.Words(FigurePart.Kind.CAPTION, name));
        return new Figure(says, place, all);
    }
}
