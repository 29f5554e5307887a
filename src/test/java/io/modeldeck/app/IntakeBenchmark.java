package io.modeldeck.app;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Millions of events through the whole path (checked, windowed, stored and durable, then rolled up), beside the same rows by plain inserts in the
 * same run, million by million: the ratio, the cost of an event as they grow more, the memory. Not a test. A million events take about 0.5 GB, and
 * the plain rows beside them, which end after five million, as much again.
 */
final class IntakeBenchmark {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int COMMIT = 1_000;
    private static final int MILLION = 1_000_000;
    private static final int PLAIN_MILLIONS = 5;
    private static final long DAYS_MILLIS = 30L * 86_400_000;
    private static final int FEATURES = 8;

    private final int millions;
    private final Path folder;
    private final Engine engine;
    private final ModelInfo model;
    private final long version;

    private IntakeBenchmark(int millions, Path folder) {
        this.millions = millions;
        this.folder = folder;
        this.engine =
                Engine.open(new Workspace(folder), Clock.systemUTC(), () -> {}).orElseThrow();
        Actor person = Actor.person("Benchmark", Face.COMMAND_LINE);
        this.model =
                engine.registry().createModel(person, START, "events", TaskType.CLASSIFICATION, Optional.of("yes"));
        this.version = engine.registry()
                .addVersion(person, START, NewVersion.external(model.id(), "1", List.of(), Map.of(), ""))
                .id();
    }

    /** @param args how many million events, one where nothing is said; the folder, else a temporary one, which should have room */
    public static void main(String[] args) throws IOException, SQLException {
        int millions = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        Path folder = args.length > 1 ? Files.createDirectories(Path.of(args[1])) : Files.createTempDirectory("intake");
        new IntakeBenchmark(millions, folder).run();
    }

    private void run() throws SQLException {
        try (engine;
                PlainInserts bare = new PlainInserts(folder.resolve("bare.db"), false);
                PlainInserts indexed = new PlainInserts(folder.resolve("indexed.db"), true)) {
            System.out.println(
                    "million;whole path us/event;bare inserts us/event;inserts with the same indexes us/event;"
                            + "rate against bare;against indexed;heap MiB;resident MiB");
            for (int million = 0; million < millions; million++) {
                measure(million, bare, indexed);
            }
            Cost rollups = Cost.of(() -> engine.hops().rollUpAll(model.id(), START.plusMillis(DAYS_MILLIS)));
            System.out.printf(
                    "rolled up %d million events into 5 minutes, hours and days: %.1f s, %.1f s of processor time, %.2f us/event%n",
                    millions, rollups.seconds(), rollups.processorSeconds(), rollups.processorSeconds() / millions);
            System.out.printf("after that: heap %d MiB, resident %d MiB%n", Cost.heapMib(), Cost.residentMib());
        }
    }

    private void measure(int million, PlainInserts bare, PlainInserts indexed) throws SQLException {
        Sum path = new Sum();
        Sum plain = new Sum();
        Sum same = new Sum();
        boolean beside = million < PLAIN_MILLIONS;
        for (int first = 0; first < MILLION; first += 100 * COMMIT) {
            // In turn, so that what else the machine does falls on all of them alike.
            for (int commit = first; commit < first + 100 * COMMIT; commit += COMMIT) {
                List<Prediction> events = events((long) million * MILLION + commit);
                path.add(Cost.of(() -> engine.intake().accept(events)));
                if (beside) {
                    List<Object[]> rows = PlainInserts.rows(events);
                    plain.add(Cost.of(() -> bare.insert(rows)));
                    same.add(Cost.of(() -> indexed.insert(rows)));
                }
            }
        }
        System.out.printf(
                "%d;%.2f;%.2f;%.2f;%.2f;%.2f;%d;%d%n",
                million + 1,
                path.seconds,
                plain.seconds,
                same.seconds,
                plain.seconds / path.seconds,
                same.seconds / path.seconds,
                Cost.heapMib(),
                Cost.residentMib());
    }

    /** Seconds by the clock, since every commit waits for the disk: of a million events, so microseconds of one. */
    private static final class Sum {

        private double seconds;

        private void add(Cost cost) {
            seconds += cost.seconds();
        }
    }

    /** Spread over thirty days in the order of time, whatever their number. */
    private List<Prediction> events(long first) {
        Random random = new Random(first);
        List<Prediction> events = new ArrayList<>(COMMIT);
        for (int i = 0; i < COMMIT; i++) {
            long row = first + i;
            Map<String, Object> features = HashMap.newHashMap(FEATURES);
            for (int f = 0; f < FEATURES; f++) {
                features.put("feature_" + f, f < 6 ? (Object) random.nextGaussian() : "kind " + random.nextInt(20));
            }
            double score = random.nextDouble();
            boolean failed = random.nextInt(100) == 0;
            events.add(new Prediction(
                    String.format("e%012d", row),
                    model.id(),
                    version,
                    START.plusMillis(row * DAYS_MILLIS / ((long) millions * MILLION)),
                    features,
                    failed ? "" : score > 0.5 ? "yes" : "no",
                    failed ? OptionalDouble.empty() : OptionalDouble.of(Math.max(score, 1 - score)),
                    failed ? OptionalDouble.empty() : OptionalDouble.of(score),
                    200 + random.nextInt(50_000),
                    failed ? "timeout" : "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return events;
    }
}
