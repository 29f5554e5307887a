package io.modeldeck.cli;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.Main;
import io.modeldeck.cli.kit.DataFolder;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.Lacking;
import io.modeldeck.testing.SystemCalls;
import io.modeldeck.ui.shell.WindowState;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the application touches. It talks to nobody beyond this machine, writes into its own folders and the temporary one, and leaves nothing in
 * the latter. Everywhere the files of a fresh home are compared; on Linux with {@code strace} each call to the system is heard.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the user's folders cannot be moved there")
class FootprintTest {

    private static final boolean HEARD = SystemCalls.canBeHeard();

    @TempDir
    private Path temporary;

    private Path folder;
    private Path home;
    private Path temp;
    private Path work;
    private int started;

    @BeforeEach
    void makeFolders() throws IOException {
        folder = temporary.toRealPath();
        home = Files.createDirectories(folder.resolve("home"));
        temp = Files.createDirectories(folder.resolve("temp"));
        work = Files.createDirectories(folder.resolve("work"));
    }

    private ChildJvm start(Class<?> main, List<String> options, String... arguments) throws IOException {
        ChildJvm.Builder builder = ChildJvm.of(main, arguments)
                .in(work)
                .withFreshEnvironment()
                .environment("HOME", home.toString())
                .option("-Duser.home=" + home)
                .option("-Djava.io.tmpdir=" + temp)
                // The JVM's own file for jps, which it keeps in /tmp whatever the property says.
                .option("-XX:-UsePerfData");
        options.forEach(builder::option);
        if (HEARD) {
            builder.under(SystemCalls.into(heard(++started)));
        }
        return builder.start();
    }

    private Path heard(int number) {
        return folder.resolve("calls-" + number);
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        try (ChildJvm child = start(Main.class, List.of(), arguments)) {
            ChildJvm.Result result = child.result();
            assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        }
    }

    private Path cache() {
        return DataFolder.cache(System.getProperty("os.name"), home.toString(), Map.of());
    }

    /** What does not belong: files outside the folders, and calls that reach beyond. */
    private List<String> foreign(Path... own) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(own));
        folders.add(cache());
        List<String> foreign = new ArrayList<>(files(home).stream()
                .filter(file -> folders.stream().noneMatch(file::startsWith))
                .map(Path::toString)
                .toList());
        files(work).stream()
                .filter(file -> folders.stream().noneMatch(file::startsWith))
                .map(Path::toString)
                .forEach(foreign::add);
        folders.add(temp);
        // A folder of ours is made with those above it.
        List<Path> changed = new ArrayList<>(folders);
        folders.forEach(place -> {
            for (Path above = place.getParent();
                    !above.equals(home) && above.startsWith(folder);
                    above = above.getParent()) {
                changed.add(above);
            }
        });
        for (int number = 1; HEARD && number <= started; number++) {
            foreign.addAll(SystemCalls.beyond(heard(number), work, folders).stream()
                    .filter(line -> changed.stream().noneMatch(place -> line.contains("mkdir(\"" + place + "\"")))
                    .toList());
        }
        return foreign;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !Files.isDirectory(file)).toList();
        }
    }

    private void assertClean(Path... own) throws IOException {
        assertThat(foreign(own)).isEmpty();
        try (Stream<Path> left = Files.list(temp)) {
            // JavaFX writes fonts there and removes them as it ends, unless it is interrupted by the end of the
            // process.
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("+JXF")))
                    .as("left in the temporary folder")
                    .isEmpty();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache().resolve("natives"))))
                .isEqualTo("rwx------");
        Lacking.unless(HEARD, "strace; the files were compared, but no call was heard");
    }

    @Test
    void theLoopFromTheCommandLine() throws Exception {
        new Deck(work).withData();
        List<Path> given = files(work);
        Path deck = work.resolve("deck");
        run(
                "train",
                "history.csv",
                "--model",
                "churn",
                "--label",
                "left",
                "--time",
                "at",
                "--promote-as",
                "A",
                "--workspace",
                "deck");
        run(
                "replay",
                "recent.csv",
                "--model",
                "churn",
                "--label",
                "left",
                "--time",
                "at",
                "--approve-as",
                "B",
                "--rows",
                "0:48",
                "--workspace",
                "deck");
        run("screens", "pictures", "--size", "1000x700", "--workspace", "deck");
        List<Path> own = new ArrayList<>(given);
        own.addAll(List.of(deck, work.resolve("pictures")));
        assertClean(own.toArray(Path[]::new));
    }

    @Test
    void theConsole() throws Exception {
        String system = System.getProperty("os.name");
        Path data = DataFolder.of(system, home.toString(), Map.of());
        Path settings = WindowState.folder(system, home.toString(), Map.of());
        try (ChildJvm console = start(Main.class, List.of("-Dglass.platform=Headless", "-Dprism.order=sw"))) {
            await().until(() -> Files.exists(data.resolve(".handover/socket"))
                    || !console.process().isAlive());
            // Under strace the signal goes to the process itself.
            ProcessHandle java = console.process()
                    .children()
                    .findFirst()
                    .orElse(console.process().toHandle());
            java.destroy();
            // A frame that JavaFX draws while its renderer ends leaves a trace of JavaFX's; what we have to say is
            // logged.
            assertThat(console.result().err()).doesNotContain("io.modeldeck", " WARN ", " ERROR ");
        }
        assertClean(data, settings);
    }

    @Test
    @Tag("full")
    void theMainJobWithoutADisplay() throws Exception {
        run();
        assertThat(work.resolve("target/demo/screens/overview-dark.png")).exists();
        assertClean(work.resolve("target"));
    }

    /** Does what the application must not do. */
    public static final class Offender {
        public static void main(String[] arguments) throws IOException {
            Files.writeString(Path.of(System.getProperty("user.home"), "stray.txt"), "stray");
            Files.delete(Files.writeString(Path.of("gone.txt"), "gone before anybody compares files"));
            try (DatagramSocket socket =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                // An address for documentation; a datagram socket connects without a packet.
                socket.connect(InetAddress.getByName("192.0.2.1"), 9);
            } catch (java.io.UncheckedIOException unreachable) {
                // as good: the call was made
            }
        }
    }

    @Test
    void whatDoesNotBelongIsFound() throws Exception {
        try (ChildJvm child = start(Offender.class, List.of())) {
            child.result();
        }
        assertThat(foreign()).anyMatch(line -> line.endsWith("stray.txt"));
        Lacking.unless(HEARD, "strace; the files were compared, but no call was heard");
        assertThat(foreign())
                .anyMatch(line -> line.contains("gone.txt"))
                .anyMatch(line -> line.contains("connect") && line.contains("192.0.2.1"));
    }
}
