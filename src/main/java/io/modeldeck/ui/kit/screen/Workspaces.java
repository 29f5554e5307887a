package io.modeldeck.ui.kit.screen;

import java.nio.file.Path;
import java.util.List;

/** Opens workspaces in this window. Called on the FX thread; opening goes on behind it, and what goes wrong is shown by whoever opens. */
public interface Workspaces {

    /** Leaves this workspace and opens the one in the folder; makes it where there is none. */
    void open(Path folder);

    /** Opens the sample workspace; builds it first, with progress, where there is none. */
    void openSample();

    /** Opens the person's own workspace, in the place that the operating system keeps for it. */
    void openOwn();

    /** Leaves this workspace, sets its folder aside, and opens what a backup holds in its place. */
    void restore(Path folder, Path backup);

    /** Folders of workspaces that were open before, newest first. */
    List<Path> recent();

    /** Where there is nothing else to open. */
    static Workspaces none() {
        return new Workspaces() {
            @Override
            public void open(Path folder) {}

            @Override
            public void openSample() {}

            @Override
            public void openOwn() {}

            @Override
            public void restore(Path folder, Path backup) {}

            @Override
            public List<Path> recent() {
                return List.of();
            }
        };
    }
}
