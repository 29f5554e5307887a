package io.modeldeck.metrics;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces whose events are rolled up, and short ways to their periods; of each test its own. */
abstract class RollupWorkspace {

    static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");
    static final Instant LATER = DAY.plus(Duration.ofDays(10));
    static final TimeRange ALL = new TimeRange(DAY.minus(Duration.ofDays(10)), LATER);
    static final OptionalLong ANY = OptionalLong.empty();

    @TempDir
    Path folder;

    final List<WatchedModel> opened = new ArrayList<>();

    /** A workspace, its rollups, and short ways to both. */
    final class World {
        final WatchedModel watched;
        final RollupService rollups;
        final MetricsService metrics;

        World(String name, TaskType task) {
            watched = new WatchedModel(folder.resolve(name), task);
            opened.add(watched);
            rollups = new RollupService(watched.database, watched.clock);
            metrics = new MetricsService(watched.database);
        }

        Prediction event(String id, long version, Instant at, long latencyMicros, String error, String value) {
            return new Prediction(
                    id,
                    watched.model.id(),
                    version,
                    at,
                    Map.of("x", 1.0),
                    value,
                    OptionalDouble.empty(),
                    error.isEmpty() ? OptionalDouble.of("1".equals(value) ? .8 : .3) : OptionalDouble.empty(),
                    latencyMicros,
                    error,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        Prediction event(String id, Instant at, long latencyMicros) {
            return event(id, watched.version.id(), at, latencyMicros, "", "1");
        }

        void add(Prediction... events) {
            watched.events.insert(List.of(events));
        }

        void rollUp() {
            for (Granularity granularity : Granularity.values()) {
                rollups.rollUp(watched.model.id(), granularity, LATER);
            }
        }

        List<MetricPeriod> series(Granularity granularity) {
            return metrics.series(watched.model.id(), ANY, granularity, ALL);
        }

        int rollUp(Granularity granularity) {
            return rollups.rollUp(watched.model.id(), granularity, LATER);
        }
    }

    @AfterEach
    void close() {
        opened.forEach(WatchedModel::close);
    }

    World world() {
        return new World("workspace", TaskType.CLASSIFICATION);
    }

    static Instant at(long minutes) {
        return DAY.plus(Duration.ofMinutes(minutes));
    }

    static String starts(List<MetricPeriod> periods) {
        return String.join(
                " ",
                periods.stream()
                        .map(p -> p.range().from().toString().substring(5, 16) + "=" + p.requestCount())
                        .toList());
    }

    /** Sums of doubles depend on the order of their parts in the last digit. */
    static Map<String, Double> rounded(Map<String, Double> quality) {
        Map<String, Double> rounded = new TreeMap<>();
        quality.forEach((name, value) -> rounded.put(name, Math.rint(value * 1e9) / 1e9));
        return rounded;
    }

    /** Scored events of one version, a quarter of an hour apart, and what turned out to be true. */
    static void scored(World world, long version, Instant from, double[] scores, String... outcomes) {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            events.add(world.watched.event(
                    version, from.plus(Duration.ofMinutes(15L * i)), Map.of(), scores[i] > .5 ? "1" : "0", scores[i]));
        }
        world.watched.events.insert(events);
        world.watched.label(events, List.of(outcomes), Duration.ofMinutes(1));
    }
}
