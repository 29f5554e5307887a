package io.modeldeck.ui.workspace;

import javafx.scene.Node;

/** One way to add a model. */
interface AddForm {

    /** The way's name, and what it says on the main button. */
    String title();

    String verb();

    Node node();

    /** Whether enough is filled in to try. */
    boolean isReady();

    /** Does it; the dialog stays open until it worked. */
    void submit();
}
