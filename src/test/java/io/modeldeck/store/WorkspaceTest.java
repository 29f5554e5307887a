package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @Test
    void eachWorkspaceHoldsAFileThatOpensIt(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder.resolve("deck with a blank"));
        workspace.create();
        workspace.create();

        File[] left = workspace.folder().toFile().listFiles();
        assertThat(left).hasSize(1);
        assertThat(Workspace.openedBy(left[0].getPath())).contains(workspace.folder());
        assertThat(Workspace.openedBy("sample")).isEmpty();
    }
}
