package io.modeldeck.telemetry;

import io.modeldeck.telemetry.file.ColumnScan;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.RowClock;
import io.modeldeck.telemetry.file.TimeFormat;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Guesses from names and contents which columns of a file of events are for what. A guess is a proposal for a person, never more. */
final class RoleGuess {

    private static final List<String> TIME = List.of(
            "timestamp",
            "time",
            "datetime",
            "date_time",
            "event_time",
            "eventtime",
            "at",
            "ts",
            "date",
            "created_at",
            "dteday",
            "pickup",
            "year");
    private static final List<String> ID =
            List.of("id", "event_id", "eventid", "uuid", "row_id", "identifier", "prediction_id", "request_id");
    private static final List<String> PREDICTION =
            List.of("prediction", "y_pred", "predicted", "pred", "y_hat", "yhat", "predicted_class", "predicted_label");
    private static final List<String> SCORE = List.of(
            "y_pred_proba",
            "predicted_probability",
            "score",
            "probability",
            "proba",
            "y_score",
            "prob",
            "predicted_proba");
    private static final List<String> CONFIDENCE = List.of("confidence");
    private static final List<String> LABEL = List.of(
            "actualoutcome",
            "actual_outcome",
            "outcome",
            "actual",
            "label",
            "target",
            "y_true",
            "truth",
            "ground_truth",
            "y",
            "class",
            "is_canceled",
            "employed",
            "repaid");
    private static final List<String> LATENCY = List.of(
            "latency", "latency_ms", "latencyms", "duration_ms", "response_time", "response_time_ms", "latency_us");
    private static final List<String> ERROR = List.of("error", "exception", "error_message");
    private static final List<String> USER = List.of("user_id", "userid", "user");
    private static final List<String> SESSION = List.of("session_id", "sessionid", "session");

    private final FileScan scan;
    private final Set<String> taken = new LinkedHashSet<>();

    private RoleGuess(FileScan scan) {
        this.scan = scan;
    }

    /** The options completed by guesses for the parts that were not given. */
    static EventImportOptions complete(EventImportOptions o, FileScan scan) {
        return new RoleGuess(scan).complete(o);
    }

    private EventImportOptions complete(EventImportOptions o) {
        o.features().forEach(taken::add);
        o.probabilities().values().forEach(taken::add);
        List.of(
                        o.time(),
                        o.id(),
                        o.prediction(),
                        o.confidence(),
                        o.score(),
                        o.label(),
                        o.error(),
                        o.requestId(),
                        o.user())
                .forEach(given -> given.ifPresent(taken::add));
        Optional<String> time = o.time().or(this::time);
        Optional<String> id = o.id().or(() -> named(ID).filter(this::isUnique));
        Optional<String> prediction = o.prediction().or(() -> named(PREDICTION));
        Optional<String> score =
                o.score().or(() -> named(SCORE).filter(c -> column(c).isWithin(0, 1)));
        Optional<String> label = o.label().or(() -> named(LABEL));
        Optional<String> positive =
                o.positive().or(() -> score.isEmpty() ? Optional.empty() : positive(prediction, label));
        return new EventImportOptions(
                time,
                id,
                prediction,
                o.confidence().or(() -> named(CONFIDENCE).filter(c -> column(c).isWithin(0, 1))),
                positive.isEmpty() ? o.score() : score,
                o.probabilities(),
                positive,
                label,
                o.labelTime(),
                o.latency()
                        .or(() -> named(LATENCY)
                                .filter(c -> column(c).isNumeric())
                                .map(c -> LatencyColumn.parse(c + (c.endsWith("us") ? ":us" : ":ms")))),
                o.error().or(() -> named(ERROR)),
                o.requestId().or(() -> named(List.of("request_id", "requestid"))),
                o.user().or(() -> named(USER)),
                o.session().or(() -> named(SESSION)),
                o.features(),
                o.sourceVersion(),
                o.asReference(),
                o.strict(),
                o.read(),
                o.timeFormat(),
                o.zone());
    }

    /** A column by a usual name, else the first one whose values read as dates. */
    private Optional<String> time() {
        Optional<String> usual = TIME.stream()
                .flatMap(name -> free().filter(c -> c.toLowerCase(Locale.ROOT).equals(name)))
                .filter(this::readsAsTime)
                .findFirst();
        Optional<String> found = usual.or(() -> free().filter(c -> !column(c).isNumeric())
                .filter(this::readsAsTime)
                .findFirst());
        found.ifPresent(taken::add);
        return found;
    }

    private boolean readsAsTime(String name) {
        List<String> samples = scan.samples().getOrDefault(name, List.of()).stream()
                .map(FileScan.Sample::text)
                .toList();
        return !samples.isEmpty()
                && TimeFormat.guess(samples, ZoneOffset.UTC)
                        .filter(f -> f.millis(samples.getFirst()) > 0 && f.millis(samples.getFirst()) < RowClock.LATEST)
                        .isPresent();
    }

    private Optional<String> named(List<String> names) {
        Optional<String> found = names.stream()
                .flatMap(name -> free().filter(c -> c.toLowerCase(Locale.ROOT).equals(name)))
                .filter(c -> column(c).present() > 0)
                .findFirst();
        found.ifPresent(taken::add);
        return found;
    }

    private boolean isUnique(String name) {
        return column(name).present() == scan.rows() && !column(name).hasFewValues()
                || scan.rows() <= ColumnScan.DISTINCT;
    }

    /** {@code 1} of 0 and 1, {@code true} of false and true; otherwise a person has to say. */
    private Optional<String> positive(Optional<String> prediction, Optional<String> label) {
        return prediction
                .or(() -> label)
                .flatMap(c -> column(c).distinct().stream()
                        .filter(v -> List.of("1", "1.0", "true", "True", "yes", "Yes")
                                .contains(v))
                        .findFirst());
    }

    private Stream<String> free() {
        return scan.names().stream().filter(n -> !taken.contains(n));
    }

    private ColumnScan column(String name) {
        return scan.column(scan.index(name));
    }
}
