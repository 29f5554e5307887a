package io.modeldeck.ui.kit.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * How somebody wants models in a list.
 *
 * @param pinned names of those that stand at the top, the one that was pinned first first
 * @param byTag whether the others stand in groups by their tags
 */
public record ModelOrder(List<String> pinned, boolean byTag) {

    /** More at the top would be a list of its own. */
    static final int MOST = 50;

    /** As they come. */
    public static final ModelOrder PLAIN = new ModelOrder(List.of(), false);

    public ModelOrder {
        pinned = pinned.stream().distinct().limit(MOST).toList();
    }

    public boolean isPinned(String model) {
        return pinned.contains(model);
    }

    /** Pins a model behind the others that are, or lets it go. */
    public ModelOrder flipped(String model) {
        List<String> names = new ArrayList<>(pinned);
        if (!names.remove(model)) {
            names.add(model);
        }
        return new ModelOrder(names, byTag);
    }

    public ModelOrder byTag(boolean grouped) {
        return new ModelOrder(pinned, grouped);
    }
}
