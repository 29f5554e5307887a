package io.modeldeck.app;

import io.modeldeck.domain.Counted;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.store.Integrity;
import io.modeldeck.telemetry.EventIntake;
import io.modeldeck.training.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the program and its workspace are, for somebody who looks for a fault. Holds no name of a model, a feature, a file or a person.
 *
 * @param versions of the program, its libraries and the system, by name
 * @param runtimes what runs models here
 * @param tables of the workspace, the largest first
 * @param waiting what waits to be worked on, by name
 * @param counted what the engine did since its start, and how far it is behind, by name
 */
public record Diagnostics(
        Map<String, String> versions,
        List<Runtime> runtimes,
        List<Table> tables,
        Map<String, Long> waiting,
        Map<String, Long> counted) {

    /** Runs that are looked at for the queue. */
    private static final int MOST = 1_000;

    /**
     * What runs models.
     *
     * @param here its version, or a word that it is there
     * @param pack that it is, where it is none of what comes with the program
     */
    public record Runtime(String name, Optional<String> here, Optional<Packs.Pack> pack) {

        /** What installs it where it is not there. */
        public String command() {
            return pack.map(Packs.Pack::command).orElse("");
        }
    }

    /** A table with its indexes. */
    public record Table(String name, long rows, long bytes) {}

    /** Reads everything; the sizes of tables mean that the whole file is looked through. */
    public static Diagnostics read(Engine engine) {
        return new Diagnostics(versions(engine), known(), tables(engine), waiting(engine), counted(engine));
    }

    /** The program, what it is built on, and the machine. */
    public static Map<String, String> versions(Engine engine) {
        Map<String, String> found = new LinkedHashMap<>();
        String built = Diagnostics.class.getPackage().getImplementationVersion();
        found.put("ModelDeck", built == null ? "built from source" : built);
        found.put("Java", java.lang.Runtime.version() + ", " + System.getProperty("java.vendor"));
        found.put("JavaFX", System.getProperty("javafx.runtime.version", "–"));
        found.put("SQLite", Integrity.sqliteVersion(engine.workspace()));
        found.put("ONNX Runtime", OnnxModelRuntime.libraryVersion());
        found.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        java.lang.Runtime machine = java.lang.Runtime.getRuntime();
        found.put("Processors", Integer.toString(machine.availableProcessors()));
        long used = machine.totalMemory() - machine.freeMemory();
        found.put("Memory", megabytes(used) + " of " + megabytes(machine.maxMemory()));
        return found;
    }

    private static String megabytes(long bytes) {
        return Counted.of(bytes / 1_000_000) + " MB";
    }

    /** What comes with the program, and the packs, installed or not. */
    public static List<Runtime> known() {
        List<Runtime> known = new ArrayList<>();
        known.add(new Runtime(
                "ONNX Runtime",
                Optional.of(OnnxModelRuntime.libraryVersion() + ", " + String.join(", ", OnnxModelRuntime.providers())),
                Optional.empty()));
        Packs packs = Packs.ofApplication();
        for (Packs.Pack pack : Packs.Pack.values()) {
            known.add(new Runtime(
                    pack.word(),
                    packs.libraries(pack).map(jars -> "installed, " + jars.size() + " libraries"),
                    Optional.of(pack)));
        }
        return known;
    }

    private static List<Table> tables(Engine engine) {
        Map<String, Long> bytes = Integrity.sizes(engine.workspace());
        return Integrity.counts(engine.workspace()).entrySet().stream()
                .map(table -> new Table(table.getKey(), table.getValue(), bytes.getOrDefault(table.getKey(), 0L)))
                .sorted((a, b) -> Long.compare(b.bytes(), a.bytes()))
                .toList();
    }

    private static Map<String, Long> waiting(Engine engine) {
        Instant now = engine.clock().instant();
        Map<String, Long> found = new LinkedHashMap<>();
        found.put("events to be written", (long) engine.intake().waiting());
        found.put(
                "trainings queued",
                engine.training().runs(OptionalLong.empty(), MOST).stream()
                        .filter(run -> run.status() == RunStatus.QUEUED)
                        .count());
        found.put("requests for approval", (long) engine.retraining()
                .requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), MOST)
                .size());
        found.put(
                "jobs due",
                engine.jobs().all().stream()
                        .filter(job -> job.nextDue().isBefore(now))
                        .count());
        found.put("models in memory", (long) engine.runtimes().loaded());
        return found;
    }

    private static Map<String, Long> counted(Engine engine) {
        EventIntake.Written written = engine.intake().written();
        Map<String, Long> found = new LinkedHashMap<>();
        found.put("transactions", engine.commits());
        found.put("events one by one", written.events());
        found.put("commits of events", written.commits());
        found.put("most events in a commit", written.largest());
        found.put("failures after a change", engine.failedAfterwards());
        rollupsBehind(engine).ifPresent(behind -> found.put("seconds rollups are behind", behind.toSeconds()));
        return found;
    }

    /** Of the live model whose five-minute figures were brought up to date the longest ago; empty where none is live. */
    private static Optional<Duration> rollupsBehind(Engine engine) {
        Instant now = engine.clock().instant();
        return engine.registry().models().stream()
                .filter(model -> Supervisor.isLive(model, now))
                .flatMap(model -> engine.jobs().find("fiveMinuteAggregation", model.id()).stream())
                .flatMap(job -> engine.jobs().last(job.id()).stream())
                .map(run -> Duration.between(run.startedAt(), now))
                .max(Duration::compareTo);
    }

    /** All of it as a document of names and values. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("versions", versions);
        document.put(
                "runtimes",
                runtimes.stream()
                        .map(runtime -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", runtime.name());
                            one.put("here", runtime.here().orElse(null));
                            one.put("install", runtime.command());
                            return one;
                        })
                        .toList());
        document.put("waiting", waiting);
        document.put("counted", counted);
        document.put(
                "tables",
                tables.stream()
                        .map(table -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", table.name());
                            one.put("rows", table.rows());
                            one.put("bytes", table.bytes());
                            return one;
                        })
                        .toList());
        return document;
    }

    /** All of it as text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        versions.forEach((name, version) -> line(text, name, version));
        text.append('\n');
        runtimes.forEach(runtime -> line(text, runtime.name(), runtime.here().orElse("not installed")));
        text.append('\n');
        waiting.forEach((name, count) -> line(text, name, Long.toString(count)));
        text.append('\n');
        counted.forEach((name, count) -> line(text, name, Long.toString(count)));
        text.append('\n');
        tables.forEach(table -> line(text, table.name(), table.rows() + " rows, " + (table.bytes() / 1_000) + " kB"));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
