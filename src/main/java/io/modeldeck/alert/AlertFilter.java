package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which alerts to show, the newest first. Alerts that are only pending are never shown.
 *
 * @param range only those whose condition was first met in it
 * @param open true: only open ones; false: only closed ones
 * @param acknowledged only those that are, or are not
 */
public record AlertFilter(
        OptionalLong modelId,
        Optional<Severity> severity,
        Optional<AlertType> type,
        Optional<TimeRange> range,
        Optional<Boolean> open,
        Optional<Boolean> acknowledged,
        int limit) {

    public static AlertFilter newest(int limit) {
        return new AlertFilter(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public AlertFilter ofModel(long model) {
        return new AlertFilter(OptionalLong.of(model), severity, type, range, open, acknowledged, limit);
    }

    public AlertFilter in(TimeRange wanted) {
        return new AlertFilter(modelId, severity, type, Optional.of(wanted), open, acknowledged, limit);
    }

    public AlertFilter onlyOpen(boolean wanted) {
        return new AlertFilter(modelId, severity, type, range, Optional.of(wanted), acknowledged, limit);
    }
}
