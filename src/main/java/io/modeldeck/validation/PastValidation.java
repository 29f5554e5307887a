package io.modeldeck.validation;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One judgement of a version, as it was.
 *
 * @param id 0 before it is kept
 * @param deploymentVersion of the version that was judged
 * @param runId the run whose held-out rows it was judged on
 * @param champion what it was compared with, as {@code churn v3}
 * @param rows on how many
 * @param passed empty where nothing was decided
 * @param at when, in the model's own time
 */
public record PastValidation(
        long id,
        long modelId,
        long versionId,
        int deploymentVersion,
        Kind kind,
        OptionalLong runId,
        Optional<String> champion,
        long rows,
        Optional<Boolean> passed,
        String sentence,
        Map<String, Object> detail,
        String by,
        Instant at) {

    /** On what it was judged. */
    public enum Kind {
        /** On the rows that its run held out. */
        RUN,
        /** On labelled rows that somebody gave. */
        ROWS,
        /** Beside what was answered to recorded events. */
        SHADOW;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PastValidation {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
}
