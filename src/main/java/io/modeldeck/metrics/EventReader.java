package io.modeldeck.metrics;

/** Takes what a rollup needs of an event, field by field: no object for an event that is read once. */
@FunctionalInterface
interface EventReader {

    /**
     * @param latencyMicros negative when unknown
     * @param prediction null for a call that failed
     * @param outcome null while it is not known
     * @param score NaN when unknown
     * @param feedbackAtMillis only with an outcome
     * @param probabilities of the classes, as JSON; null when unknown
     */
    void event(
            long atMillis,
            boolean failed,
            long latencyMicros,
            String prediction,
            String outcome,
            double score,
            long feedbackAtMillis,
            String probabilities);
}
