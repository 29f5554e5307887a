package io.modeldeck.domain;

/** What changed in the workspace. Carries no rows: whoever shows them asks again, so a merged notice can never show wrong data. */
public sealed interface Change {

    /** The model that it is about. */
    long modelId();

    record EventsStored(long modelId) implements Change {}

    record LabelsStored(long modelId) implements Change {}

    record MetricsRolled(long modelId) implements Change {}

    record DriftMeasured(long modelId) implements Change {}

    record QualityMeasured(long modelId) implements Change {}

    record AlertChanged(long modelId) implements Change {}

    record RequestChanged(long modelId) implements Change {}

    record RunChanged(long modelId) implements Change {}

    record VersionChanged(long modelId) implements Change {}

    record StageChanged(long modelId) implements Change {}

    /** Models were compared; told of each of them. */
    record BenchmarkMade(long modelId) implements Change {}

    /** Inputs were kept with a version, or are no more. */
    record ExampleChanged(long modelId) implements Change {}

    /** Somebody wrote, changed or deleted a note about a time of the model. */
    record AnnotationChanged(long modelId) implements Change {}

    record BaselineChanged(long modelId) implements Change {}

    record ConfigChanged(long modelId) implements Change {}

    /** A model that is fetched has come a little further; {@code modelId} is 0. Told a few times a second at most. */
    record FetchMoved(long modelId) implements Change {}

    /** A run of a job began or ended; {@code modelId} is 0. What it did to anything else is told of that. */
    record JobRan(long modelId) implements Change {}

    /** The schedule of a job changed, or there are other jobs; {@code modelId} is 0. */
    record JobChanged(long modelId) implements Change {}
}
