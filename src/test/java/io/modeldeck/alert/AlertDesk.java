package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of alerts with the short words that its tests are written in; of each test its own. */
abstract class AlertDesk {

    static final long MODEL = 1;
    static final OptionalLong OF_MODEL = OptionalLong.of(MODEL);
    static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);
    static final Actor REVIEWER = Actor.person("Sample reviewer", Face.COMMAND_LINE);

    @TempDir
    Path folder;

    final List<Change> heard = new ArrayList<>();
    AlertWorkspace deck;
    Database database;
    AuditLog audit;
    Jobs jobs;
    AlertRules rules;
    AlertService alerts;

    @BeforeEach
    void open() {
        deck = new AlertWorkspace(folder);
        database = deck.database;
        audit = deck.audit;
        jobs = deck.jobs;
        rules = deck.rules;
        alerts = deck.alerts;
        database.announceTo(heard::add);
    }

    @AfterEach
    void close() {
        deck.close();
    }

    static Instant at(String time) {
        return AlertWorkspace.at(time);
    }

    void calls(String from, int count, int failed, long latencyMillis) {
        deck.calls(from, count, failed, latencyMillis);
    }

    void drift(String time, String type, String feature, Double score, String decision) {
        deck.drift(time, type, feature, score, decision);
    }

    void quality(String time, Map<String, Double> nulls, Map<String, Double> reference, boolean hasReference) {
        deck.quality(time, nulls, reference, hasReference);
    }

    Alert only(String time) {
        alerts.evaluate(MODEL, at(time));
        assertThat(alerts.open(OF_MODEL)).hasSize(1);
        return alerts.open(OF_MODEL).getFirst();
    }

    Alert again(Alert alert, String time) {
        alerts.evaluate(MODEL, at(time));
        return alerts.require(alert.id());
    }

    long writes() {
        return database.transaction(() -> database.read(
                h -> h.createQuery("SELECT total_changes()").mapTo(Long.class).one()));
    }

    long rows(String table) {
        return database.read(h ->
                h.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
    }
}
