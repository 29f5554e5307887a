package io.modeldeck.ui.monitoring;

import io.modeldeck.ui.kit.place.Place;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A cell on the screen, the door to what explains it. Of what it is given it shows anew what differs. */
final class CellDoor {

    private final Door door;
    private RowCell shown;

    /** @param open goes to a place */
    CellDoor(RowCell first, Consumer<Place> open) {
        shown = first;
        door = new Door(
                first.says(),
                () -> open.accept(shown.place()),
                first.parts().stream().map(RowPart::node).toArray(Node[]::new));
    }

    Door node() {
        return door;
    }

    void show(RowCell now) {
        if (!now.equals(shown)) {
            door.setAccessibleText(now.says());
            RowPart.show(shown.parts(), now.parts(), door.getChildren());
            shown = now;
        }
    }
}
