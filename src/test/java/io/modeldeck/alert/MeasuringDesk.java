package io.modeldeck.alert;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model whose figures are made, and the rules that look at them. */
abstract class MeasuringDesk {

    static final long MODEL = AlertWorkspace.MODEL;
    static final OptionalLong OF_MODEL = OptionalLong.of(MODEL);
    static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);

    @TempDir
    Path folder;

    AlertWorkspace deck;

    @BeforeEach
    void open() {
        deck = new AlertWorkspace(folder);
    }

    @AfterEach
    void close() {
        deck.close();
    }

    static Instant at(String time) {
        return AlertWorkspace.at(time);
    }

    void clear() {
        deck.rules.all().forEach(rule -> deck.rules.delete(PERSON, at("00:00"), rule.id(), ""));
    }

    /** What a rule that always fires found at noon; empty where it found nothing. */
    String found(String condition) {
        clear();
        deck.rule("tried", condition, Severity.INFO);
        return deck.alerts.evaluate(MODEL, at("12:05")).stream()
                .map(Alert::message)
                .findFirst()
                .orElse("");
    }

    static String metric(String word, String rest) {
        return "{\"metric\":\"" + word + "\",\"operator\":\">=\",\"threshold\":0" + rest + "}";
    }
}
