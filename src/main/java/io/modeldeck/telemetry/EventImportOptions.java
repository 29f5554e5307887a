package io.modeldeck.telemetry;

import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TimeFormat;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of a file of events mean. A JSON Lines file with the origin's field names needs none of it.
 *
 * @param time column of the event time, or {@code row:30m@1996-05-07} for rows at equal distances
 * @param id column of the event's own id; without, an id is made of the time and the row
 * @param prediction the predicted class or number
 * @param confidence probability of the predicted class
 * @param score probability of the positive class
 * @param probabilities by class, the column of its probability
 * @param positive the positive class; needed with {@code score} unless the model knows it
 * @param label what turned out to be true
 * @param labelTime when the label became known; without, at the event's own time
 * @param latency duration of the call
 * @param error why the call failed
 * @param features the features; empty: every column that is not named otherwise
 * @param sourceVersion which version made the predictions; without, the one that serves, or a first external one
 * @param asReference these rows are to be the baseline: the caller makes them so from the events in {@link ImportReport#range}
 * @param strict all or nothing
 * @param read encoding, missing values, header, rows
 * @param timeFormat a pattern or a word as {@link TimeFormat#of} reads it; without, guessed
 * @param zone of times that name none
 */
public record EventImportOptions(
        Optional<String> time,
        Optional<String> id,
        Optional<String> prediction,
        Optional<String> confidence,
        Optional<String> score,
        Map<String, String> probabilities,
        Optional<String> positive,
        Optional<String> label,
        Optional<String> labelTime,
        Optional<LatencyColumn> latency,
        Optional<String> error,
        Optional<String> requestId,
        Optional<String> user,
        Optional<String> session,
        List<String> features,
        Optional<String> sourceVersion,
        boolean asReference,
        boolean strict,
        ReadOptions read,
        Optional<String> timeFormat,
        ZoneId zone) {

    public EventImportOptions {
        features = List.copyOf(features);
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Puts options together; every setter takes null for "not given", as it comes from a command line. */
    public static final class Builder {

        private String time;
        private String id;
        private String prediction;
        private String confidence;
        private String score;
        private Map<String, String> probabilities = Map.of();
        private String positive;
        private String label;
        private String labelTime;
        private String latency;
        private String error;
        private String requestId;
        private String user;
        private String session;
        private List<String> features = List.of();
        private String sourceVersion;
        private boolean asReference;
        private boolean strict;
        private ReadOptions read = ReadOptions.defaults();
        private String timeFormat;
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        public Builder time(String column) {
            this.time = column;
            return this;
        }

        public Builder id(String column) {
            this.id = column;
            return this;
        }

        public Builder prediction(String column) {
            this.prediction = column;
            return this;
        }

        public Builder confidence(String column) {
            this.confidence = column;
            return this;
        }

        public Builder score(String column) {
            this.score = column;
            return this;
        }

        public Builder probabilities(Map<String, String> columnsByClass) {
            this.probabilities = columnsByClass == null ? Map.of() : columnsByClass;
            return this;
        }

        public Builder positive(String value) {
            this.positive = value;
            return this;
        }

        public Builder label(String column) {
            this.label = column;
            return this;
        }

        public Builder labelTime(String column) {
            this.labelTime = column;
            return this;
        }

        /** A column with its unit, as {@link LatencyColumn#parse} reads it. */
        public Builder latency(String column) {
            this.latency = column;
            return this;
        }

        public Builder error(String column) {
            this.error = column;
            return this;
        }

        public Builder requestId(String column) {
            this.requestId = column;
            return this;
        }

        public Builder user(String column) {
            this.user = column;
            return this;
        }

        public Builder session(String column) {
            this.session = column;
            return this;
        }

        public Builder features(List<String> columns) {
            this.features = columns == null ? List.of() : columns;
            return this;
        }

        public Builder sourceVersion(String version) {
            this.sourceVersion = version;
            return this;
        }

        public Builder asReference(boolean wanted) {
            this.asReference = wanted;
            return this;
        }

        public Builder strict(boolean wanted) {
            this.strict = wanted;
            return this;
        }

        public Builder read(ReadOptions options) {
            this.read = options;
            return this;
        }

        public Builder timeFormat(String format) {
            this.timeFormat = format;
            return this;
        }

        public Builder zone(ZoneId id) {
            this.zone = id;
            return this;
        }

        public EventImportOptions build() {
            return new EventImportOptions(
                    Optional.ofNullable(time),
                    Optional.ofNullable(id),
                    Optional.ofNullable(prediction),
                    Optional.ofNullable(confidence),
                    Optional.ofNullable(score),
                    probabilities,
                    Optional.ofNullable(positive),
                    Optional.ofNullable(label),
                    Optional.ofNullable(labelTime),
                    Optional.ofNullable(latency).map(LatencyColumn::parse),
                    Optional.ofNullable(error),
                    Optional.ofNullable(requestId),
                    Optional.ofNullable(user),
                    Optional.ofNullable(session),
                    features,
                    Optional.ofNullable(sourceVersion),
                    asReference,
                    strict,
                    read,
                    Optional.ofNullable(timeFormat),
                    zone);
        }
    }
}
