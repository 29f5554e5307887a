package io.modeldeck.ui.kit.screen;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Node;

/** One screen of the console. It is built once, shown often, and all of its methods are called on the FX thread. */
public interface Screen {

    /** What is shown; always the same node. */
    Node node();

    /** The person came to this place, which belongs to this screen; also called when the model or the time range changed. */
    void show(Place place);

    /** Nobody is here yet: reads what will be shown first, where that makes the first coming quicker. */
    default void readAhead() {}

    /**
     * Nobody is here yet, and the screen stands in the window, hidden: adds the next part of what will be shown first, each a small part of a second of the
     * window's thread. The first part is the screen as it was made. False where nothing was left to add.
     */
    default boolean standAhead() {
        return false;
    }

    /** These kinds of things changed while the screen is visible: ask again for what depends on them. */
    void refresh(Set<Class<? extends Change>> what);

    /** The person left. Timers and live windows stop here. */
    default void hide() {}

    /** Where somebody who looks for words on this screen types them; empty where its tables are what is looked through. */
    default Optional<Node> finder() {
        return Optional.empty();
    }

    /** The model that somebody points at by key on a screen that is about several; empty where none is. */
    default OptionalLong pointed() {
        return OptionalLong.empty();
    }

    /** The keys that work on this screen, beside the ones that work everywhere. */
    default List<KeyCommand> commands() {
        return List.of();
    }
}
