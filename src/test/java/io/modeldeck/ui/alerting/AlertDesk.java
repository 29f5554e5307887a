package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Condition;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Severity;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.Controls;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small engine with one model and its rules, and the window at its alerts; of each test its own. */
abstract class AlertDesk {

    @TempDir
    Path folder;

    final AtomicReference<ScreenContext> context = new AtomicReference<>();
    LoopModel loop;
    Engine engine;
    ConsoleWindow console;
    Controls controls;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        engine = loop.engine;
        loop.firstVersion();
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
        ScreenCatalog catalog = new ScreenCatalog().add(Section.ALERTS, given -> {
            context.set(given);
            return new AlertsView(given);
        });
        console = ConsoleWindow.open(engine, catalog, 1440, 900);
        controls = console.controls();
        console.start(new Place.Alerts());
    }

    @AfterEach
    void close() {
        console.settle();
        console.close();
        loop.close();
    }

    /** Ten days of calls, one in five minutes, whose latencies are those of a seed. */
    Instant calls() {
        Random random = new Random(11);
        long version =
                engine.registry().serving(loop.model.id(), OptionalInt.empty()).id();
        List<Prediction> calls = new ArrayList<>();
        for (int i = 0; i < 2_880; i++) {
            calls.add(new Prediction(
                    "c" + i,
                    loop.model.id(),
                    version,
                    LoopModel.START.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(5L * i)),
                    Map.of("x", 0.0),
                    "1",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Math.round(100_000 * Math.exp(.2 * random.nextGaussian())),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        engine.intake().accept(calls);
        Instant end = LoopModel.START.plus(Duration.ofDays(12));
        engine.hops().rollUpAll(loop.model.id(), end);
        return end;
    }

    AlertRule global() {
        return engine.alertRules().all().stream()
                .filter(rule -> rule.name().equals("p95 latency") && rule.isGlobal())
                .findFirst()
                .orElseThrow();
    }

    /** Keeps a rule with that limit of the p95 latency, in milliseconds. */
    AlertRule limit(Instant at, AlertRule rule, int millis) {
        Condition over = Condition.parse("{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":" + millis + "}");
        return engine.alertRules().save(LoopModel.ENGINEER, at, rule.with(over, Severity.WARNING), "");
    }

    List<String> audited() {
        return engine.audit().entries(AuditFilter.newest(100)).stream()
                .map(AuditEntry::action)
                .toList();
    }
}
