package io.modeldeck.retraining;

import io.modeldeck.domain.Minus;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One of the reasons for which a request exists, as its evidence has them: what raised it, and which features drifted at that moment.
 *
 * @param subject the feature, {@code prediction} for predictions, or the metric; empty where the kind says all
 * @param value the drift score, the share of failed calls, the metric's value or the number of new labels
 */
public record RequestReason(Kind kind, Optional<String> subject, OptionalDouble value) {

    /** What a reason is about. */
    public enum Kind {
        DRIFT,
        ERROR_RATE,
        QUALITY,
        NEW_LABELS,
        SCHEDULE,
        BY_HAND;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PREDICTION = DriftType.PREDICTION.word();

    /** What raised the request first, then the features that drifted, the highest score first. */
    public static List<RequestReason> of(RetrainingRequest request) {
        List<RequestReason> reasons = new ArrayList<>();
        reasons.add(raisedBy(request));
        drifted(request)
                .filter(reason -> !reason.subject().equals(reasons.getFirst().subject()))
                .forEach(reasons::add);
        return List.copyOf(reasons);
    }

    private static RequestReason raisedBy(RetrainingRequest request) {
        Map<String, Object> details = request.details();
        return switch (request.reason()) {
            case DRIFT_DETECTED ->
                new RequestReason(
                        Kind.DRIFT, subject(details, text(details, "driftType")), number(details, "driftScore"));
            case ERROR_RATE_THRESHOLD ->
                new RequestReason(Kind.ERROR_RATE, Optional.empty(), number(details, "errorRate"));
            case QUALITY_THRESHOLD -> new RequestReason(Kind.QUALITY, metric(details), number(details, "value"));
            case NEW_LABELS ->
                new RequestReason(Kind.NEW_LABELS, Optional.empty(), number(request.evidence(), "newLabels"));
            case SCHEDULED -> new RequestReason(Kind.SCHEDULE, Optional.empty(), OptionalDouble.empty());
            case MANUAL -> new RequestReason(Kind.BY_HAND, Optional.empty(), OptionalDouble.empty());
        };
    }

    /** A column; of predictions, which have no names that say more, their kind. */
    private static Optional<String> subject(Map<?, ?> fields, Optional<String> type) {
        return type.filter(PREDICTION::equals).or(() -> text(fields, "feature")).or(() -> type);
    }

    private static Optional<String> metric(Map<String, Object> details) {
        return details.get("rule") instanceof Map<?, ?> rule && rule.get("metric") instanceof String metric
                ? Optional.of(metric)
                : Optional.empty();
    }

    /** Of the columns alone: what the data set as a whole says is in them. */
    private static Stream<RequestReason> drifted(RetrainingRequest request) {
        return request.evidence().get("drift") instanceof List<?> results
                ? results.stream()
                        .flatMap(result -> drifted(result).stream())
                        .distinct()
                        .sorted(Comparator.comparing(
                                (RequestReason reason) -> reason.value().orElse(0), Comparator.reverseOrder()))
                : Stream.empty();
    }

    private static Optional<RequestReason> drifted(Object result) {
        if (result instanceof Map<?, ?> fields
                && text(fields, "feature").filter(RequestReason::isColumn).isPresent()
                && fields.get("verdict") instanceof Map<?, ?> verdict
                && DriftState.DRIFT.name().equals(verdict.get("state"))) {
            Optional<String> type = text(fields, "type").map(word -> word.toLowerCase(Locale.ROOT));
            return Optional.of(new RequestReason(Kind.DRIFT, subject(fields, type), number(verdict, "driftScore")));
        }
        return Optional.empty();
    }

    private static boolean isColumn(String feature) {
        return !feature.equals(DriftResult.TOGETHER) && !feature.equals(DriftResult.ESTIMATE);
    }

    private static Optional<String> text(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static OptionalDouble number(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** In a few plain words: {@code drift amount_eur 0.34}. */
    public String words() {
        String what = kind.word().replace('_', ' ');
        String of = subject.map(name -> " " + name).orElse("");
        return what + of + value.stream().mapToObj(this::figure).findFirst().orElse("");
    }

    private String figure(double number) {
        return switch (kind) {
            case ERROR_RATE -> String.format(Locale.ROOT, " %.1f %%", number * 100);
            case NEW_LABELS -> String.format(Locale.ROOT, " %,.0f", number);
            default -> " " + Minus.printed(String.format(Locale.ROOT, "%.2f", number));
        };
    }
}
