package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {

    @Test
    void onlyAFileMustComeOntoTheDiskForWhatWasDoneInAFolderStaysDone(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere");
        assertThatCode(() -> Durable.folder(nowhere)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Durable.file(nowhere)).isInstanceOf(IOException.class);
    }
}
