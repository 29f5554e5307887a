package io.modeldeck.telemetry;

import static io.modeldeck.telemetry.TelemetryWorkspace.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Progress;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.RowRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often a file comes in, in whichever parts and order, and whatever breaks it off: each of its events is there once. */
class RepeatedImportTest {

    @TempDir
    Path folder;

    private TelemetryWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TelemetryWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static EventImportOptions time(String column) {
        return EventImportOptions.builder().time(column).build();
    }

    @Test
    void repeatingAddsNothing() {
        Path file = workspace.file("e.csv", "t,x\n" + "2016-01-01,1\n".repeat(3) + "2016-01-01,2\n2016-01-02,1\n");
        assertThat(workspace.load(file, "m", time("t")).imported()).isEqualTo(5);
        workspace.database.run(h -> h.execute("DELETE FROM rollup_pending"));
        ImportReport again = workspace.load(file, "m", time("t"));
        assertThat(again.imported()).isZero();
        assertThat(again.duplicates()).isEqualTo(5);
        assertThat(workspace.count("rollup_pending")).as("nothing changed").isZero();
    }

    @Test
    void partsOfAFileAndTheWholeOfItAreTheSameEvents() {
        Path file = workspace.file("e.csv", "t,x\n" + "2016-01-01,1\n".repeat(10));
        EventImportOptions part = EventImportOptions.builder()
                .time("t")
                .read(ReadOptions.defaults().withRows(RowRange.parse("4:7")))
                .build();
        assertThat(workspace.load(file, "m", part).imported()).isEqualTo(3);
        ImportReport whole = workspace.load(file, "m", time("t"));
        assertThat(whole.imported()).isEqualTo(7);
        assertThat(whole.duplicates()).isEqualTo(3);
    }

    @Test
    void anImportThatDiesHalfWayIsCompletedByTheNext() {
        StringBuilder rows = new StringBuilder("t,x\n");
        for (int i = 0; i < 17_000; i++) {
            rows.append(1_462_060_800 + i / 3).append(',').append(i % 5).append('\n');
        }
        Path file = workspace.file("e.csv", rows.toString());
        Progress dies = new Progress() {
            @Override
            public void at(long done, long total, String what) {
                if (what.startsWith("importing") && done >= 10_000) {
                    throw new IllegalStateException("killed");
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        assertThatThrownBy(() -> workspace.imports.run(PERSON, file, "m", time("t"), dies))
                .hasMessage("killed");
        assertThat(workspace.count("inference_event")).isEqualTo(10_000);
        ImportReport next = workspace.load(file, "m", time("t"));
        assertThat(next.duplicates()).isEqualTo(10_000);
        assertThat(next.imported()).isEqualTo(7_000);
        assertThat(workspace.count("inference_event")).isEqualTo(17_000);
    }

    @Test
    void aStoppedImportKeepsWhatWasCommittedAndSaysSo() {
        Path file = workspace.file("e.csv", "t,x\n" + "2016-01-01,1\n".repeat(12_000));
        Progress stops = new Progress() {
            private boolean stop;

            @Override
            public void at(long done, long total, String what) {
                stop = what.startsWith("importing") && done >= 5_000;
            }

            @Override
            public boolean cancelled() {
                return stop;
            }
        };
        ImportReport report = workspace.imports.run(PERSON, file, "m", time("t"), stops);
        assertThat(report.cancelled()).isTrue();
        assertThat(report.imported()).isEqualTo(5_000);
        assertThat(workspace.count("inference_event")).isEqualTo(5_000);
    }

    @Test
    void anyOrderAndAnyRepetitionGivesTheSameEvents() {
        Random random = new Random(11);
        for (int round = 0; round < 25; round++) {
            List<String> rows = new ArrayList<>();
            int size = 1 + random.nextInt(60);
            for (int i = 0; i < size; i++) {
                rows.add(String.format(
                        Locale.ROOT,
                        "2016-01-%02d,%d,%s",
                        1 + random.nextInt(3),
                        random.nextInt(3),
                        random.nextBoolean() ? "a" : "b"));
            }
            String model = "m" + round;
            workspace.load(workspace.file("a.csv", "t,x,c\n" + String.join("\n", rows) + "\n"), model, time("t"));
            Set<String> before = contents(model);
            assertThat(before).hasSize(size);
            Collections.shuffle(rows, random);
            workspace.load(workspace.file("b.csv", "t,x,c\n" + String.join("\n", rows) + "\n"), model, time("t"));
            List<String> some = rows.subList(0, random.nextInt(size + 1));
            if (!some.isEmpty()) {
                workspace.load(workspace.file("c.csv", "t,x,c\n" + String.join("\n", some) + "\n"), model, time("t"));
            }
            assertThat(contents(model)).isEqualTo(before);
        }
    }

    private Set<String> contents(String model) {
        long id = workspace.registry.requireModel(model).id();
        return new TreeSet<>(workspace.texts(
                "SELECT event_id || ' ' || at || ' ' || features FROM inference_event WHERE model_id = " + id));
    }
}
