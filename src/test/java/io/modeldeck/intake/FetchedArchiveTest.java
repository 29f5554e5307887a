package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.inference.Isolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Archives and folders as sources: what would leave its folder is refused. */
@Timeout(120)
class FetchedArchiveTest extends FetchTest {

    @Test
    void anArchiveIsUnpackedWithinItsFolder() throws IOException {
        hub.with("m.zip", zip("inside/model.onnx", graph, 9));
        assertThat(bench.artifacts.read(
                        version(fetched(at("/m.zip"))).artifact().orElseThrow()))
                .isEqualTo(graph);
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        byte[] link = zip("model.onnx", "/etc/passwd".getBytes(StandardCharsets.UTF_8), 0);
        int directory = indexOf(link, new byte[] {'P', 'K', 1, 2});
        // a link, as UNIX says it
        link[directory + 41] = (byte) 0xA1;
        hub.with("slip.zip", zip("../../evil.onnx", graph, 0))
                .with("bomb.zip", zip("model.onnx", new byte[30 << 20], 9))
                .with("link.zip", link)
                .with("torn.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(fetched(at("/slip.zip")).errorCode()).contains("UNSAFE_PATH");
        assertThat(fetched(at("/bomb.zip")).errorCode()).contains("ARCHIVE");
        assertThat(fetched(at("/link.zip")).errorCode()).contains("LINK");
        assertThat(fetched(at("/torn.zip")).errorCode()).contains("ARCHIVE");
        assertThat(folder.resolve("evil.onnx")).doesNotExist();
        assertThat(bench.registry.models()).isEmpty();
    }

    private static int indexOf(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFolderIsCopiedAndItsLinksAreRefused() throws IOException {
        Path model = Files.createDirectories(folder.resolve("mine"));
        Files.write(model.resolve("model.onnx"), graph);
        FetchJob job = fetched(new FetchSource.Local(model));
        assertThat(new Isolation(bench.database, bench.audit).isIsolated(version(job)))
                .as("what a person has at hand is no stranger's")
                .isFalse();
        Files.createSymbolicLink(model.resolve("other.onnx"), Path.of("/etc/hostname"));
        assertThat(fetched(new FetchSource.Local(model)).errorCode()).contains("LINK");
    }
}
