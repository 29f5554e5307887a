package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.inference.AddModel;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.LoopModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DiagnosticsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T08:15:00Z"), ZoneOffset.UTC);

    private static String read(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("What is told names no model, person or folder, and the sizes add up to the used part of the file")
    void told(@TempDir Path folder) throws Exception {
        Workspace workspace = new Workspace(folder.resolve("secret-place"));
        try (Engine engine = Engine.open(workspace, CLOCK, () -> {}).orElseThrow()) {
            engine.settings().put(Actor.system(), CLOCK.instant(), "person", "Somebody Known");
            engine.modelIntake().addExternal(Actor.system(), CLOCK.instant(), AddModel.named("secret-model", "1"));
            Diagnostics found = Diagnostics.read(engine);
            assertThat(found.text())
                    .contains("SQLite", "ONNX Runtime", "pytorch", "jobs due", "inference_event")
                    .doesNotContain("secret", "Somebody", System.getProperty("user.name") + " ", folder.toString());
            assertThat(found.tables())
                    .filteredOn(table -> table.name().equals("model"))
                    .extracting(Diagnostics.Table::rows)
                    .containsExactly(1L);
            LogTail.Line line = new LogTail.Line(
                    CLOCK.instant(), "WARN", "Registry", "secret-model is strange", Optional.of("SomeException"));
            SupportBundle bundle = new SupportBundle(found, List.of(line), Optional.of(List.of("secret fault")));
            bundle.write(folder.resolve("a"), "support.ZIP");
            try (ZipFile zip = new ZipFile(folder.resolve("a").toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("diagnostics.txt", "diagnostics.json");
                String text = read(zip, "diagnostics.txt");
                assertThat(text)
                        .contains("WARN Registry: SomeException", "faults of the workspace: 1")
                        .doesNotContain("secret");
                Map<String, Object> document = Json.readObject(read(zip, "diagnostics.json"));
                assertThat(document).containsEntry("faults", 1);
                assertThat(document.toString()).doesNotContain("secret").contains("SomeException", "inference_event");
            }
            assertThat(found.tables()).isSortedAccordingTo((a, b) -> Long.compare(b.bytes(), a.bytes()));
        }
        // closed, so that nothing waits beside the file
        long sum = io.modeldeck.store.Integrity.sizes(workspace).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long file = Files.size(workspace.database());
        // the rest are pages that nothing uses now
        assertThat(sum).isBetween(file * 3 / 4, file);
    }

    @Test
    @DisplayName("What came one by one is counted with its commits; what a transaction brought is not")
    void counted(@TempDir Path folder) {
        try (LoopModel loop = new LoopModel(folder)) {
            loop.firstVersion();
            Map<String, Long> before = Diagnostics.read(loop.engine).counted();
            assertThat(before).containsEntry("events one by one", 0L).containsEntry("most events in a commit", 0L);
            loop.happens(LoopModel.World.USUAL, LoopModel.START, Duration.ofMinutes(1), 7, Duration.ofDays(1));
            Diagnostics found = Diagnostics.read(loop.engine);
            assertThat(found.counted())
                    .containsEntry("events one by one", 7L)
                    .containsEntry("commits of events", 1L)
                    .containsEntry("most events in a commit", 7L);
            assertThat(found.counted().get("transactions")).isGreaterThan(before.get("transactions"));
            assertThat(found.waiting()).containsEntry("events to be written", 0L);
            assertThat(found.text()).contains("most events in a commit: 7");
        }
    }

    @Test
    @DisplayName(
            "Whoever fails to hear of a change is counted and logged; the change is answered, and all others hear of it")
    void unheard(@TempDir Path folder) {
        try (LoopModel loop = new LoopModel(folder)) {
            loop.firstVersion();
            LogTail log = LogTail.ofProcess();
            List<Object> heard = new ArrayList<>();
            loop.engine.changes().subscribe(change -> {
                throw new IllegalStateException("a window that is gone");
            });
            loop.engine.changes().subscribe(heard::add);
            loop.engine.intake().addListener(events -> {
                throw new IllegalStateException("a listener with a fault");
            });
            loop.engine.intake().addListener(heard::addAll);
            loop.happens(LoopModel.World.USUAL, LoopModel.START, Duration.ofMinutes(1), 7, Duration.ofDays(1));
            assertThat(heard)
                    .hasAtLeastOneElementOfType(Change.class)
                    .filteredOn(Prediction.class::isInstance)
                    .hasSize(7);
            long changes = heard.stream().filter(Change.class::isInstance).count();
            Diagnostics found = Diagnostics.read(loop.engine);
            assertThat(found.counted()).containsEntry("failures after a change", changes + 1);
            assertThat(found.text()).contains("failures after a change: " + (changes + 1));
            assertThat(log.lines().getFirst().cause().orElseThrow()).contains("IllegalStateException");
        }
    }

    @Test
    @DisplayName(
            "The log's last lines are kept, the newest first, with the kind and the place of an error but not its words")
    void log() {
        LogTail tail = LogTail.ofProcess();
        Logger log = LoggerFactory.getLogger("io.modeldeck.app.SomeArea");
        log.warn("first\u001b[1m\nline");
        log.error("second", new IllegalStateException("the words", new java.io.IOException("of errors")));
        LogTail.Line newest = LogTail.ofProcess().lines().getFirst();
        assertThat(newest.message()).isEqualTo("second");
        assertThat(newest.area()).isEqualTo("SomeArea");
        assertThat(newest.cause().orElseThrow())
                .contains("IllegalStateException", " < java.io.IOException", "DiagnosticsTest")
                .doesNotContain("words", "of errors");
        assertThat(tail.lines().get(1).message()).isEqualTo("first·[1m·line");
    }
}
