package io.modeldeck.inference.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFileTest {

    @TempDir
    private Path folder;

    static byte[] archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
            zip.setComment("a comment at the end");
        }
        return bytes.toByteArray();
    }

    private byte[] read(byte[] content) throws IOException {
        return TorchFile.read(Files.write(folder.resolve("model.pt"), content), 1_000);
    }

    @Test
    void anArchiveOfScriptIsTaken() throws IOException {
        byte[] script = archive("m/data.pkl", "m/code/__torch__.py", "m/constants.pkl");
        assertThat(read(script)).isEqualTo(script);
    }

    @Test
    void realScriptsAreTaken() {
        for (String name : new String[] {"silero_vad/silero_vad.jit", "djl/identity.pt"}) {
            Path file = SharedData.require("models/torchscript/" + name);
            assertThat(TorchFile.read(file, Integer.MAX_VALUE)).isNotEmpty();
        }
    }

    @Test
    void whatIsNoScriptIsRefusedByItsContent() throws IOException {
        byte[] pickled = archive("archive/data.pkl", "archive/data/0");
        assertThatThrownBy(() -> read(pickled))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("may run any code")
                .hasMessageContaining("torch.jit.script");
        byte[] script = archive("m/code/a.py", "m/constants.pkl");
        for (byte[] wrong :
                new byte[][] {{}, {'P', 'K', 3, 4}, Arrays.copyOf(script, script.length / 2), archive("a.txt")}) {
            assertThatThrownBy(() -> read(wrong)).hasMessageContaining("is no TorchScript model");
        }
        assertThatThrownBy(() -> read(new byte[1_001])).hasMessageContaining("the limit for a model is 1000");
        assertThatThrownBy(() -> TorchFile.read(folder, 1)).hasMessageContaining("There is no model file");
    }

    /** Any directory that claims offsets beyond the file. */
    @Test
    void aDamagedDirectoryIsNoScriptEither() throws IOException {
        byte[] script = archive("m/code/a.py", "m/constants.pkl");
        for (int at = 0; at < script.length; at++) {
            byte[] damaged = script.clone();
            damaged[at] = (byte) 0xff;
            try {
                read(damaged);
            } catch (RuntimeFailure refused) {
                assertThat(refused).hasMessageContaining("TorchScript");
            }
        }
    }
}
