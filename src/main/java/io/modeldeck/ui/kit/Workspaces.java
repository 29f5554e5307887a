package io.modeldeck.ui.kit;

import java.nio.file.Path;
import java.util.List;

/** Opens workspaces in this window. Called on the FX thread; opening goes on behind it and failures are shown by whoever opens. */
public interface Workspaces {

    /** Leaves this workspace and opens the one in the folder; makes it where there is none. */
    void open(Path folder);

    /** Opens the sample workspace; builds it first, with progress, where there is none. */
    void openSample();

    /** Folders of workspaces that were open before, newest first. */
    List<Path> recent();
}
