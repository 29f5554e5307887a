package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Progress;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProcessTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:20:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final List<Long> days = new ArrayList<>();

    @BeforeEach
    void anApplicationFolder() throws IOException {
        Files.createDirectory(folder.resolve("bin"));
        Files.copy(Path.of("packaging/launcher/quick.options"), folder.resolve("bin/quick.options"));
    }

    @Test
    void theSampleIsBuiltByAnotherJavaWhichSaysEachDay() throws IOException {
        Path temporary =
                withOurLibraries(() -> process().build(folder.resolve("deck"), CLOCK, stoppedAfter(Long.MAX_VALUE)));
        assertThat(temporary).isEmptyDirectory();
        assertThat(days)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(models()).containsExactlyInAnyOrder("card-fraud", "energy-demand", "parcel-delay");
    }

    @Test
    void oneThatIsStoppedLeavesNothingOfItself() throws IOException {
        Path temporary = withOurLibraries(() -> assertThatThrownBy(
                        () -> process().build(folder.resolve("deck"), CLOCK, stoppedAfter(2)))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("no sample data were kept"));
        try (Stream<Path> files = Files.walk(temporary)) {
            assertThat(files.filter(Files::isRegularFile)).as("libraries").isEmpty();
        }
        assertThat(days).containsExactly(1L, 2L);
        assertThat(models()).isEmpty();
    }

    @Test
    void whatJavaItselfSaysIsNoDay() throws IOException, InterruptedException {
        String said = "OpenJDK 64-Bit Server VM warning: something is odd\n1\n2\n";
        SampleProcess.follow(new Talking(said), () -> {}, stoppedAfter(Long.MAX_VALUE));
        assertThat(days).containsExactly(1L, 2L);
    }

    /** A process that said something and ended well. */
    private static final class Talking extends Process {

        private final String said;

        Talking(String said) {
            this.said = said;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {
            // it has ended
        }
    }

    @Test
    void withoutClassesThatAreReadyThereIsNone() {
        assertThat(SampleProcess.ofApplication()).isEmpty();
    }

    /** With libraries that are unpacked already, as in the console. @return the folder for what is temporary */
    private Path withOurLibraries(Runnable work) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Properties before = (Properties) System.getProperties().clone();
        try {
            NativeLibraries.unpackInto(folder.resolve("cache"));
            System.setProperty("java.io.tmpdir", temporary.toString());
            work.run();
        } finally {
            System.setProperties(before);
        }
        return temporary;
    }

    /** Java goes without a cache that is not there. */
    private SampleProcess process() {
        return new SampleProcess(folder.resolve("missing.aot"));
    }

    private List<String> models() {
        Workspace workspace = new Workspace(folder.resolve("deck"));
        try (Engine engine = Engine.open(workspace, CLOCK, () -> {}).orElseThrow()) {
            return engine.registry().models().stream().map(ModelInfo::name).toList();
        }
    }

    private Progress stoppedAfter(long last) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                days.add(done);
            }

            @Override
            public boolean cancelled() {
                return days.size() >= last;
            }
        };
    }
}
