package io.modeldeck.ui.figure;

import io.modeldeck.ui.kit.place.Place;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A cell on the screen, the door to what explains it. Of what it is given it shows anew what differs. */
public final class FigureDoor {

    private final Door door;
    private Figure shown;

    /** @param open goes to a place */
    public FigureDoor(Figure first, Consumer<Place> open) {
        shown = first;
        door = new Door(
                first.says(),
                () -> open.accept(shown.place()),
                first.parts().stream().map(FigurePart::node).toArray(Node[]::new));
    }

    public Door node() {
        return door;
    }

    public void show(Figure now) {
        if (!now.equals(shown)) {
            door.setAccessibleText(now.says());
            FigurePart.show(shown.parts(), now.parts(), door.getChildren());
            shown = now;
        }
    }
}
