package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.StoreException;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.Lacking;
import io.modeldeck.testing.LoopModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that reports an error at some commits: whoever repeats what was refused, as the refusal says, has each event once, and the workspace is sound. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "strace, which makes the disk report errors, is of Linux")
class SyncFailureTest {

    private static final int EVENTS = 60;
    /** The opening of a workspace waits for the disk, too; every seventh time after that fails. */
    private static final List<String> FAILING =
            List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e");

    private static final String EACH = "inject=fsync:error=EIO:when=20+7";

    @TempDir
    Path folder;

    /** Sends event after event, each until it is taken, and is gone without closing anything. */
    static final class Sender {

        private Sender() {}

        public static void main(String[] arguments) {
            LoopModel loop = new LoopModel(Path.of(arguments[0]));
            ModelVersion version =
                    loop.engine.registry().versions(loop.model.id()).getFirst();
            for (int i = 0; i < EVENTS; i++) {
                while (!isTaken(loop, event(loop.model.id(), version.id(), i))) {
                    System.out.println("refused " + i);
                }
                System.out.println("kept " + i);
            }
            Runtime.getRuntime().halt(0);
        }

        private static boolean isTaken(LoopModel loop, Prediction event) {
            try {
                loop.engine.intake().accept(List.of(event));
                return true;
            } catch (StoreException e) {
                System.err.println(e.getMessage());
                return false;
            }
        }
    }

    private static Prediction event(long model, long version, int number) {
        return new Prediction(
                "event-" + number,
                model,
                version,
                LoopModel.START.plusSeconds(number),
                Map.of("x", 1.0),
                "1",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                100,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whatIsRepeatedAfterAFailedSyncIsThereOnce() throws Exception {
        List<String> under = IntStream.range(0, FAILING.size() + 1)
                .mapToObj(i -> i < FAILING.size() ? FAILING.get(i) : EACH)
                .toList();
        Lacking.unless(
                Lacking.succeeds("strace", "-o", "/dev/null", "-e", EACH, "true"), "strace, which injects faults");
        try (LoopModel loop = new LoopModel(folder)) {
            loop.engine
                    .registry()
                    .addVersion(
                            LoopModel.ENGINEER,
                            LoopModel.START,
                            NewVersion.external(loop.model.id(), "v", List.of(), Map.of(), ""));
        }
        ChildJvm.Result result;
        try (ChildJvm child =
                ChildJvm.of(Sender.class, folder.toString()).under(under).start()) {
            result = child.result();
        }
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().filter(line -> line.startsWith("refused")))
                .as(result.out())
                .hasSizeGreaterThan(3);
        assertThat(result.err()).contains("may or may not be kept", "repeating is safe");
        try (LoopModel loop = new LoopModel(folder)) {
            assertThat(Integrity.faults(loop.engine.workspace())).isEmpty();
            List<String> kept = loop
                    .engine
                    .events()
                    .events(new EventQuery(
                            loop.model.id(),
                            OptionalLong.empty(),
                            new TimeRange(LoopModel.START, LoopModel.START.plus(Duration.ofDays(1))),
                            false,
                            5 * EVENTS,
                            OptionalLong.empty()))
                    .stream()
                    .map(event -> event.prediction().eventId())
                    .toList();
            assertThat(kept).hasSize(EVENTS).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(kept)).contains("event-0", "event-" + (EVENTS - 1));
        }
    }
}
