package io.modeldeck.app;

import io.modeldeck.alert.AlertFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.telemetry.file.TimedTable;
import io.modeldeck.training.run.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Plays labelled history into a model as if it happened: each row is predicted at its own time by the version that is in production then (or by a named one), its label
 * comes in after a delay, and the scheduled hops run as time passes. With a name to approve as, requests are approved and what validates is promoted,
 * marked as simulated, so that the closed loop can be measured.
 */
public final class Replay {

    /**
     * What is played.
     *
     * @param rows features and label, with their times
     * @param version number of the version that predicts every row, whatever is promoted meanwhile; empty: the one in production at each row's time
     * @param approveAs in whose name a script decides; empty: requests wait
     */
    public record Plan(
            String model,
            OptionalInt version,
            TimedTable rows,
            String label,
            Duration labelDelay,
            Optional<Actor> approveAs) {}

    /**
     * What came of it.
     *
     * @param accuracy share of right predictions among all rows with a label; empty for regression
     * @param rmse root mean squared error; empty for classification
     * @param persistence accuracy of "the last known label again", to keep us modest; empty for regression
     */
    public record Report(
            long rows,
            long predicted,
            long labelled,
            OptionalDouble accuracy,
            OptionalDouble rmse,
            OptionalDouble persistence,
            long alerts,
            long requests,
            long runs,
            long promotions,
            double seconds) {}

    private static final int ALL = 1_000_000;
    private static final long HOUR = 3_600_000;

    private final Engine engine;
    private final Plan plan;
    private final ModelInfo model;
    private final Playback playback;
    private final String[] labels;

    private Replay(Engine engine, Plan plan) {
        this.engine = engine;
        this.plan = plan;
        this.model = engine.registry().requireModel(plan.model());
        // Refused before anything is written where no version can predict.
        engine.registry().serving(model.id(), plan.version());
        Table table = plan.rows().table();
        Column label = table.require(plan.label());
        this.labels = new String[table.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = label.isMissing(row) ? null : label.text(row);
        }
        List<String> features = table.names().stream()
                .filter(name -> !name.equals(plan.label()))
                .toList();
        Playback.Rows rows = new Playback.Rows(plan.rows().at(), table.select(features), labels);
        this.playback = new Playback(
                model.id(),
                plan.version(),
                rows,
                plan.labelDelay(),
                (at, row) -> String.format(Locale.ROOT, "replay%s-%013d-%07d", played(), at, row),
                engine.registry(),
                engine.feedback(),
                Playback.calls(engine.inference()));
    }

    /** Rows played by a named version are calls of their own beside those of the serving one. */
    private String played() {
        return plan.version().isPresent() ? "-v" + plan.version().getAsInt() : "";
    }

    /** Plays; blocks until the last label came in. Repeating it with the same rows adds no event. */
    public static Report run(Engine engine, Plan plan, Progress progress) {
        requireOrder(plan.rows().at());
        return new Replay(engine, plan).run(progress);
    }

    private Report run(Progress progress) {
        requireOneReviewer();
        long started = System.nanoTime();
        long alerts = alerts();
        long requests = requests();
        long runs = runs();
        long promotions = promotions();
        Instant first = Instant.ofEpochMilli(plan.rows().at()[0]);
        Instant end = playback.end().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        engine.hops().workThrough(model.id(), first.minusMillis(1), end, new Decisions(progress));
        playback.playUntil(end);
        engine.hops().rollUpAll(model.id(), end);
        boolean classes = model.task() == TaskType.CLASSIFICATION;
        return new Report(
                labels.length,
                playback.predicted(),
                playback.labelled(),
                classes ? OptionalDouble.of(accuracy(playback.predictions())) : OptionalDouble.empty(),
                classes ? OptionalDouble.empty() : OptionalDouble.of(rmse()),
                classes ? OptionalDouble.of(persistence()) : OptionalDouble.empty(),
                alerts() - alerts,
                requests() - requests,
                runs() - runs,
                promotions() - promotions,
                (System.nanoTime() - started) / 1e9);
    }

    /** Goes along: brings the rows of the next hour in, and decides in a person's name where that is asked for. */
    private final class Decisions implements Companion {

        private final Progress progress;

        private Decisions(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void before(Instant now) {
            playback.playUntil(now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
            progress.at(playback.predicted(), labels.length, "rows");
            if (progress.cancelled()) {
                throw new Problem("The replay was cancelled; the days that were played are kept.");
            }
        }

        @Override
        public void after(Instant now) {
            if (now.toEpochMilli() % HOUR == 0) {
                // Requests are raised on full hours, or wait until the next one.
                plan.approveAs().ifPresent(actor -> decide(actor, now));
            }
        }
    }

    private void decide(Actor actor, Instant now) {
        Optional<RetrainingRequest> waiting = engine
                .retraining()
                .requests(OptionalLong.of(model.id()), Optional.of(RequestStatus.PENDING_APPROVAL), 1)
                .stream()
                // A request whose run failed waits for a person; a script would fail it for ever.
                .filter(request -> !request.details().containsKey("failedRun"))
                // Nor is it for a script to override a check.
                .filter(request ->
                        engine.retraining().checksNow(request, now).stream().allMatch(Check::passed))
                .findFirst();
        if (waiting.isEmpty()) {
            return;
        }
        engine.retraining().approve(actor, now, waiting.get().id(), "Approved by the replay.");
        engine.training()
                .runNext(OptionalLong.of(model.id()), now)
                .filter(run -> run.status() == RunStatus.COMPLETED
                        && run.validationPassed().orElse(false))
                .map(run -> run.versionId().orElseThrow())
                .ifPresent(version -> {
                    engine.promotion().promote(actor, now, version, Stage.STAGING, "Validated in the replay.");
                    engine.promotion().promote(actor, now, version, Stage.PRODUCTION, "Promoted by the replay.");
                });
    }

    private void requireOneReviewer() {
        if (plan.approveAs().isPresent()
                && engine.config().effective(model.id()).policy().secondPerson()) {
            throw new Problem("The policy of " + model.name()
                    + " asks for a second person, and a decision made by a script does not count as one;"
                    + " replay without --approve-as.");
        }
    }

    private double accuracy(String[] predictions) {
        long known = 0;
        long right = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != null && predictions[row] != null) {
                known++;
                right += Labels.equal(labels[row], predictions[row]) ? 1 : 0;
            }
        }
        return known == 0 ? Double.NaN : (double) right / known;
    }

    private double persistence() {
        String[] previous = new String[labels.length];
        System.arraycopy(labels, 0, previous, 1, labels.length - 1);
        return accuracy(previous);
    }

    private double rmse() {
        double sum = 0;
        long n = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] != null && playback.predictions()[row] != null) {
                double error = Double.parseDouble(playback.predictions()[row]) - Double.parseDouble(labels[row]);
                sum += error * error;
                n++;
            }
        }
        return n == 0 ? Double.NaN : Math.sqrt(sum / n);
    }

    private long alerts() {
        return engine.alerts()
                .history(AlertFilter.newest(ALL).ofModel(model.id()))
                .size();
    }

    private long requests() {
        return engine.retraining()
                .requests(OptionalLong.of(model.id()), Optional.empty(), ALL)
                .size();
    }

    private long runs() {
        return engine.training().runs(OptionalLong.of(model.id()), ALL).size();
    }

    private long promotions() {
        return engine.promotion().stageHistory(model.id()).stream()
                .filter(c -> c.to() == Stage.PRODUCTION)
                .count();
    }

    private static void requireOrder(long[] at) {
        if (at.length == 0) {
            throw new Problem("The file has no rows to replay.");
        }
        for (int row = 1; row < at.length; row++) {
            if (at[row] < at[row - 1]) {
                throw new Problem("Row " + (row + 1)
                        + " is older than the one before it; sort the file by time, then replay it.");
            }
        }
    }
}
