package io.modeldeck.training.validation;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.Evaluation;
import io.modeldeck.training.Predictions;
import io.modeldeck.validation.Comparison;
import io.modeldeck.validation.Disagreement;
import io.modeldeck.validation.Judged;
import io.modeldeck.validation.PairedComparison;
import io.modeldeck.validation.PastValidation;
import io.modeldeck.validation.Segments;
import io.modeldeck.validation.Shadow;
import io.modeldeck.validation.ValidationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Asks a version again what was asked of a model, and holds its answers against those that were given. Leaves no event. */
public final class ShadowReplay {

    public static final int MOST = 100_000;

    /** Numbers that differ by less are the same answer: serving is in float32. */
    private static final double ROUNDING = 1e-5;

    /** Rows of one question to the version. */
    private static final int PART = 1_000;

    private final Database database;
    private final EventStore events;
    private final Registry registry;
    private final ModelValidation validation;
    private final ValidationStore store;
    private final AuditLog audit;
    private final Clock clock;

    public ShadowReplay(
            Database database, EventStore events, Registry registry, Runtimes runtimes, AuditLog audit, Clock clock) {
        this.database = database;
        this.events = events;
        this.registry = registry;
        this.validation = new ModelValidation(runtimes);
        this.store = new ValidationStore(database);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Over the newest events of the model that were answered, whichever version did.
     *
     * @param newest how many events at most
     */
    public Shadow replay(ModelVersion version, int newest) {
        return replay(version, newest, Progress.none());
    }

    /**
     * The same for somebody who watches and may stop it.
     *
     * @throws java.util.concurrent.CancellationException where it was stopped
     */
    public Shadow replay(ModelVersion version, int newest, Progress progress) {
        if (newest < 1 || newest > MOST) {
            throw new Problem("A replay takes 1 to " + MOST + " events, not " + newest + ".");
        }
        ModelInfo model = registry.requireModel(version.modelId());
        EventFrame all =
                events.window(model.id(), OptionalLong.empty(), TimeRange.ofMillis(0, Long.MAX_VALUE / 2), newest);
        int[] rows = IntStream.range(0, all.rows())
                .filter(row -> !all.failed()[row] && !all.prediction().isMissing(row))
                .toArray();
        if (rows.length == 0) {
            throw new Problem(model.name() + " has no answered event yet, so there is nothing to replay.");
        }
        Table asked = all.features().pick(rows);
        List<String> missing = version.mapping().columns().stream()
                .filter(column -> asked.column(column).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new Problem(version.shortLabel() + " needs " + String.join(", ", missing)
                    + ", which the recorded events do not have; nothing was replayed.");
        }
        Predictions answers = answers(model, version, asked, progress);
        Predictions recorded = recorded(model, all, rows);
        List<Disagreement> different = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            different(all, rows[i], answers, recorded, i).ifPresent(different::add);
        }
        return new Shadow(
                rows.length,
                different,
                comparison(model, all, rows, answers, recorded),
                Segments.of(asked, agreement(answers, recorded), Optional.empty()));
    }

    /** Asks in parts, so that whoever watches sees how far it is and may stop it. */
    private Predictions answers(ModelInfo model, ModelVersion version, Table asked, Progress progress) {
        List<Predictions> parts = new ArrayList<>();
        for (int from = 0; from < asked.rows(); from += PART) {
            if (progress.cancelled()) {
                throw new CancellationException("The replay was stopped.");
            }
            progress.at(from, asked.rows(), version.shortLabel());
            parts.add(validation.answers(model, version, asked.slice(from, Math.min(asked.rows(), from + PART))));
        }
        progress.at(asked.rows(), asked.rows(), version.shortLabel());
        return Predictions.joined(parts);
    }

    /** The recorded answers in the place of the truth. */
    private static Judged agreement(Predictions answers, Predictions recorded) {
        if (answers instanceof Predictions.Classes mine) {
            String[] was = ((Predictions.Classes) recorded).labels();
            boolean[] same = new boolean[was.length];
            for (int row = 0; row < same.length; row++) {
                same[row] = Labels.equal(was[row], mine.labels()[row]);
            }
            return new Judged.Classes(same, Optional.empty());
        }
        double[] gap = ((Predictions.Values) answers).values().clone();
        double[] was = ((Predictions.Values) recorded).values();
        for (int row = 0; row < gap.length; row++) {
            gap[row] -= was[row];
        }
        return new Judged.Values(gap);
    }

    /** Keeps what a replay found in the history of the version's validations. It decides nothing. */
    public long keep(Actor actor, Instant at, ModelVersion version, Shadow shadow) {
        actor.require(Role.ENGINEER, "keep a replay");
        return database.transaction(() -> {
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(version.modelId()),
                    version.shortLabel(),
                    "shadow replay",
                    Map.of(),
                    Map.of("sentence", shadow.sentence()),
                    "");
            return store.add(
                    new PastValidation(
                            0,
                            version.modelId(),
                            version.id(),
                            version.deploymentVersion(),
                            PastValidation.Kind.SHADOW,
                            OptionalLong.empty(),
                            Optional.empty(),
                            shadow.events(),
                            Optional.empty(),
                            shadow.sentence(),
                            shadow.document(),
                            actor.name(),
                            at),
                    clock.millis());
        });
    }

    private static Predictions recorded(ModelInfo model, EventFrame all, int[] rows) {
        return RecordedAnswers.of(all, model.task()).pick(rows);
    }

    private static Optional<Disagreement> different(
            EventFrame all, int row, Predictions answers, Predictions recorded, int at) {
        String was;
        String now;
        double gap;
        if (answers instanceof Predictions.Classes mine) {
            was = ((Predictions.Classes) recorded).labels()[at];
            now = mine.labels()[at];
            if (Labels.equal(was, now)) {
                return Optional.empty();
            }
            gap = share(mine, at, now) - share(mine, at, was);
        } else {
            double before = ((Predictions.Values) recorded).values()[at];
            double after = ((Predictions.Values) answers).values()[at];
            gap = Math.abs(after - before);
            if (gap <= ROUNDING * (1 + Math.abs(before))) {
                return Optional.empty();
            }
            was = Labels.text(before);
            now = Labels.text(after);
        }
        return Optional.of(new Disagreement(
                all.ids()[row],
                Instant.ofEpochMilli(all.at()[row]),
                was,
                now,
                gap,
                all.outcome().isMissing(row)
                        ? Optional.empty()
                        : Optional.of(all.outcome().text(row))));
    }

    /** The probability of a class; 0 of one that the version does not know, 1 of its own answer where it gives none. */
    private static double share(Predictions.Classes answers, int row, String label) {
        if (answers.probabilities().isEmpty()) {
            return Labels.equal(answers.labels()[row], label) ? 1 : 0;
        }
        for (int k = 0; k < answers.classes().size(); k++) {
            if (Labels.equal(answers.classes().get(k), label)) {
                return answers.probabilities().get()[row][k];
            }
        }
        return 0;
    }

    private static Optional<Comparison> comparison(
            ModelInfo model, EventFrame all, int[] rows, Predictions answers, Predictions recorded) {
        Column outcome = model.task() == TaskType.REGRESSION
                ? new Column.Numeric("outcome", all.outcomeNumbers()).pick(rows)
                : all.outcome().pick(rows);
        int[] known = JudgedAnswers.labelled(outcome);
        if (known.length == 0) {
            return Optional.empty();
        }
        Judged mine = judged(model, outcome, answers, known);
        Judged theirs = judged(model, outcome, recorded, known);
        return Optional.of(PairedComparison.of(mine, theirs, "what was answered then"));
    }

    private static Judged judged(ModelInfo model, Column outcome, Predictions answers, int[] known) {
        Evaluation measured = Evaluation.of(model.task(), outcome, answers, Optional.empty());
        return JudgedAnswers.of(outcome, answers, known, measured, model.positiveClass());
    }
}
