package io.modeldeck.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSessionsTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private EngineSessions sessions;

    @BeforeEach
    void open() {
        Workspace workspace = new Workspace(folder);
        workspace.create();
        database = Database.open(workspace, () -> {});
        sessions = new EngineSessions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instant at(long minutes) {
        return START.plusSeconds(60 * minutes);
    }

    private static TimeRange range(long from, long to) {
        return new TimeRange(at(from), at(to));
    }

    private List<TimeRange> off(long now) {
        return sessions.off(range(-100, 1_000), at(now));
    }

    @Test
    void nothingIsKnownOfBeforeTheFirstSession() {
        assertThat(off(500)).isEmpty();
        sessions.begin(at(100));
        assertThat(off(101)).isEmpty();
    }

    @Test
    void whatLiesBetweenSessionsIsOff() {
        long first = sessions.begin(at(0));
        sessions.seen(first, at(10));
        sessions.end(first, at(12));
        long killed = sessions.begin(at(60));
        sessions.seen(killed, at(70));
        long short1 = sessions.begin(at(200));
        sessions.end(short1, at(210));
        sessions.begin(at(210));
        assertThat(off(212)).containsExactly(range(12, 60), range(70, 200));
        assertThat(sessions.off(range(20, 100), at(212))).containsExactly(range(20, 60), range(70, 100));
        assertThat(off(300)).as("the last one was not seen for long").contains(range(210, 300));
        sessions.seen(short1, at(1));
        assertThat(off(212)).as("a sign of life never moves back").hasSize(2);
    }

    @Test
    void sessionsThatOverlapAreNoGap() {
        long longOne = sessions.begin(at(0));
        long inside = sessions.begin(at(10));
        sessions.end(inside, at(20));
        sessions.end(longOne, at(100));
        sessions.begin(at(101));
        assertThat(off(102)).as("less than a minute of it is not told").isEmpty();
    }

    @Test
    void whatIsKnownAllTheSameIsNoGap() {
        TimeRange off = TimeRange.ofMillis(10, 50);
        assertThat(off.without(List.of())).containsExactly(off);
        assertThat(off.without(List.of(
                        TimeRange.ofMillis(0, 12),
                        TimeRange.ofMillis(20, 30),
                        TimeRange.ofMillis(25, 30),
                        TimeRange.ofMillis(60, 70))))
                .containsExactly(TimeRange.ofMillis(12, 20), TimeRange.ofMillis(30, 50));
        assertThat(off.without(List.of(TimeRange.ofMillis(5, 50)))).isEmpty();
    }
}
