package io.modeldeck.ui.shell;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Severity;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.WaitingRequest;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.NavCount;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks the engine for what the window itself shows. Never on the FX thread. */
final class EngineFacts implements Supplier<ShellFacts> {

    private static final int MOST_REQUESTS = 100;
    /** A beat comes every few seconds; a long hop may hold one up. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /**
     * What is stored.
     *
     * @param asOf how much was written by then
     * @param rules of the critical alerts
     */
    private record Stored(
            long asOf,
            List<ModelInfo> models,
            List<OpenAlerts> unseen,
            List<Alert> critical,
            Map<Long, Optional<AlertRule>> rules,
            List<WaitingRequest> requests,
            String person,
            boolean tellsDesktop) {}

    /**
     * What was made of it.
     *
     * @param minute in which; an alert that goes on is said again as time passes
     */
    private record Made(Stored stored, Instant minute, ShellFacts facts) {

        boolean stillSays(Stored now, Instant inMinute, boolean sample) {
            return stored == now
                    && facts.sample() == sample
                    && (stored.critical().isEmpty() || minute.equals(inMinute));
        }
    }

    private final Engine engine;
    private final Optional<Supervisor> beat;
    private final Instant opened;
    /** Asked every few seconds: while nothing is written, nothing is read. */
    private volatile Optional<Stored> known = Optional.empty();
    /** While that is so, nothing is put into words either. */
    private volatile Optional<Made> made = Optional.empty();

    /** @param beat what works the engine by the clock, where something does */
    EngineFacts(Engine engine, Optional<Supervisor> beat) {
        this.engine = engine;
        this.beat = beat;
        this.opened = engine.clock().instant();
    }

    @Override
    public ShellFacts get() {
        long commits = engine.commits();
        // What is only read here is written by somebody else, unheard.
        Stored stored = known.filter(found -> engine.isWritable() && found.asOf() == commits)
                .orElseGet(() -> read(commits));
        known = Optional.of(stored);
        // read each time, so that a workspace that can be read no more is noticed
        boolean sample = engine.settings().isSample();
        Instant minute = engine.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        Made facts = made.filter(found -> found.stillSays(stored, minute, sample))
                .orElseGet(() -> new Made(stored, minute, make(stored, sample)));
        made = Optional.of(facts);
        ShellFacts.EngineState state = state();
        return facts.facts().engine() == state ? facts.facts() : facts.facts().with(state);
    }

    private ShellFacts make(Stored stored, boolean sample) {
        Path name = engine.workspace().folder().getFileName();
        return new ShellFacts(
                stored.models(),
                counts(stored.unseen(), stored.requests().size()),
                name == null ? engine.workspace().folder().toString() : name.toString(),
                state(),
                stored.person(),
                sample,
                waiting(stored),
                stored.tellsDesktop());
    }

    private Stored read(long asOf) {
        List<Alert> critical = engine.alerts().asking(Severity.CRITICAL, NoticeLog.MOST);
        Map<Long, Optional<AlertRule>> rules = new HashMap<>();
        critical.forEach(alert -> rules.computeIfAbsent(alert.ruleId(), engine.alertRules()::rule));
        return new Stored(
                asOf,
                engine.registry().models().stream()
                        .sorted(Comparator.comparing(ModelInfo::name))
                        .toList(),
                engine.alerts().openCounts().stream()
                        .filter(OpenAlerts::askForAttention)
                        .toList(),
                critical,
                rules,
                engine.retraining().waiting(MOST_REQUESTS),
                ScreenContext.person(engine).name(),
                !engine.settings().get(Settings.DESKTOP).equals(Optional.of(Settings.OFF)));
    }

    private List<Attention> waiting(Stored stored) {
        Stream<Attention> critical = stored.critical().stream()
                .map(alert -> Attention.of(
                        alert, repeats(stored.models(), alert, stored.rules().get(alert.ruleId()))));
        Stream<Attention> approvals = stored.requests().stream()
                .map(request -> new Attention(
                        "request " + request.id(),
                        Messages.text("shell.attention.request", request.modelName()),
                        Messages.text("shell.attention.request.sentence", Long.toString(request.id())),
                        Tone.ACCENT,
                        new Place.Retraining(OptionalLong.of(request.id()))));
        return Stream.concat(critical, approvals).toList();
    }

    /** What goes on and is answered by nobody is said again as its rule asks; not so of models that live in the past. */
    private long repeats(List<ModelInfo> models, Alert alert, Optional<AlertRule> kept) {
        Instant now = engine.clock().instant();
        boolean goesOn = alert.isUnrecovered()
                && (alert.isOfWorkspace()
                        || models.stream()
                                .anyMatch(model -> model.id() == alert.modelId() && Supervisor.isLive(model, now)));
        return goesOn
                ? alert.firedAt()
                        .flatMap(fired -> kept.map(rule -> rule.repeats(fired, now)))
                        .orElse(0L)
                : 0;
    }

    private ShellFacts.EngineState state() {
        if (!engine.isWritable()) {
            return ShellFacts.EngineState.READ_ONLY;
        }
        if (beat.filter(Supervisor::isStopped).isPresent()) {
            return ShellFacts.EngineState.STOPPED;
        }
        Instant now = engine.clock().instant();
        boolean late = beat.map(Supervisor::lastBeat)
                .filter(last -> (last.isAfter(opened) ? last : opened).isBefore(now.minus(LATE)))
                .isPresent();
        return late ? ShellFacts.EngineState.LATE : ShellFacts.EngineState.RUNNING;
    }

    private static Map<Section, NavCount> counts(List<OpenAlerts> unseen, int waiting) {
        Map<Section, NavCount> counts = new EnumMap<>(Section.class);
        Severity worst = unseen.stream().map(OpenAlerts::severity).reduce(Severity.INFO, Severity::worst);
        int alerts = (int) unseen.stream().mapToLong(OpenAlerts::count).sum();
        counts.put(
                Section.ALERTS,
                new NavCount(
                        alerts,
                        SeverityGlyph.glyph(worst),
                        SeverityGlyph.tone(worst),
                        Messages.text("shell.count.alerts", alerts)));
        counts.put(
                Section.RETRAINING,
                new NavCount(waiting, Glyph.PENDING, Tone.ACCENT, Messages.text("shell.count.requests", waiting)));
        return counts;
    }
}
