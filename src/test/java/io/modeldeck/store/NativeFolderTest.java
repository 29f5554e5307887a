package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

    private static final String LIBRARY = "a library ".repeat(10_000);

    @TempDir
    private Path folder;

    private URL library;

    @BeforeEach
    void makeJar() throws IOException {
        Path jar = folder.resolve("some-runtime-1.2.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : new String[] {
                "native/x/", "native/x/lib.so", "native/x/jni.so", "native/x/deep/d.so", "native/y/lib.so"
            }) {
                out.putNextEntry(new JarEntry(name));
                out.write((name.endsWith("/") ? "" : name + LIBRARY).getBytes(StandardCharsets.UTF_8));
            }
        }
        library = URI.create("jar:" + jar.toUri() + "!/native/x/lib.so").toURL();
    }

    private Path unpack() throws IOException {
        return new NativeFolder(folder.resolve("natives")).unpack(library);
    }

    @Test
    void whatLiesBesideTheLibraryIsUnpackedWithIt() throws IOException {
        Path unpacked = unpack();
        assertThat(unpacked)
                .isEqualTo(folder.resolve("natives/some-runtime-1.2/lib.so"))
                .hasContent("native/x/lib.so" + LIBRARY);
        try (Stream<Path> files = Files.list(unpacked.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("lib.so", "jni.so");
        }
        try (Stream<Path> files = Files.list(folder.resolve("natives"))) {
            assertThat(files).as("no part stays behind").containsExactly(unpacked.getParent());
        }
    }

    @Test
    void aFileThatIsWholeStaysAndAnyOtherIsReplaced() throws IOException {
        Path unpacked = unpack();
        FileTime first = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(unpacked, first);
        unpack();
        assertThat(Files.getLastModifiedTime(unpacked)).isEqualTo(first);
        byte[] content = Files.readAllBytes(unpacked);
        content[content.length / 2] ^= 1;
        Files.write(unpacked, content);
        assertThat(unpack()).hasContent("native/x/lib.so" + LIBRARY);
        Files.writeString(unpacked, "cut off");
        assertThat(unpack()).hasContent("native/x/lib.so" + LIBRARY);
        Files.delete(unpacked);
        Files.createSymbolicLink(unpacked, unpacked.resolveSibling("jni.so"));
        unpack();
        assertThat(unpacked).isRegularFile().isNotNull().matches(file -> !Files.isSymbolicLink(file));
    }

    @Test
    void aPlaceThatCannotHoldItIsAnError() throws IOException {
        Files.writeString(folder.resolve("natives"), "a file");
        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new NativeFolder(folder.resolve("other"))
                        .unpack(folder.toUri().toURL()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not in a jar");
    }
}
