package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One workspace takes the place of another, and whoever cuts that off finds one of them whole. */
class ExchangeTest extends BackupDesk {

    @Test
    void aWorkspaceThatNothingCanTakeThePlaceOfComesBack() throws IOException {
        Path gone = source.folder().resolveSibling("gone");
        assertThatThrownBy(() -> Exchange.takePlace(gone, source, Exchange.aside(source), () -> {}))
                .isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("source");
        assertThat(source.exists()).isTrue();
    }

    /** The source is set aside, and then its process is gone. */
    private Path cutOff() {
        Backup.create(source, file);
        Workspace fresh = new Workspace(Exchange.fresh(source));
        Backup.restore(file, fresh, false, UNTOLD);
        try (Database database = Database.open(fresh, ANY_THREAD)) {
            database.run(h -> pair(h, 7));
        }
        assertThatThrownBy(() -> Exchange.takePlace(fresh.folder(), source, Exchange.aside(source), () -> {
                    assertThat(source.folder()).doesNotExist();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        return fresh.folder();
    }

    @Test
    void anExchangeThatWasCutOffIsFinishedWhenTheWorkspaceIsOpened() throws IOException {
        cutOff();
        source.create();
        assertThat(count(source, "")).as("the restored one").isEqualTo(4);
        assertThat(count(new Workspace(folder.resolve("source.replaced")), "")).isEqualTo(2);
        assertThat(names()).containsExactly("backup.zip", "source", "source.replaced");
        assertThat(Exchange.finish(source)).isEmpty();
    }

    @Test
    void whereTheRestoredOneIsNotWholeTheOtherComesBack() throws IOException {
        Path fresh = cutOff();
        Files.delete(new Workspace(fresh).artifacts().path(Digest.of(CONTENT)));
        assertThat(Exchange.finish(source))
                .hasValueSatisfying(
                        said -> assertThat(said).contains(source.folder().toString(), "cut off", "is back"));
        assertThat(count(source, "")).isEqualTo(2);
        assertThat(Integrity.faults(source)).isEmpty();
        assertThat(names()).containsExactly("backup.zip", "source", "source.restoring");
    }

    @Test
    void aWorkspaceThatSomebodyRemovedDoesNotComeBackFromAnEarlierRestore() throws IOException {
        Backup.create(source, file);
        Backup.replace(file, source, "a test", UNTOLD);
        Files.move(source.folder(), folder.resolve("elsewhere"));
        source.create();
        assertThat(source.exists()).isFalse();
        assertThat(folder.resolve("source.replaced")).isDirectory();
    }

    @Test
    void nobodyOpensAWorkspaceBetweenTheMoves() throws IOException {
        Path fresh = folder.resolve("fresh");
        Backup.create(source, file);
        Backup.restore(file, new Workspace(fresh), false, UNTOLD);
        Exchange.takePlace(fresh, source, Exchange.aside(source), () -> {
            assertThatThrownBy(source::create).hasMessageContaining("right now");
            // somebody who had looked before the first move
            try {
                Files.createDirectories(source.folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThatThrownBy(() -> source.lock("somebody")).hasMessageContaining("right now");
        });
        assertThat(count(source, "")).isEqualTo(2);
        assertThat(names()).containsExactly("backup.zip", "source", "source.replaced");
    }
}
