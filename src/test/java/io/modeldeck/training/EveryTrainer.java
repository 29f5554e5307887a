package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import java.util.stream.Stream;

/** The names of the trainers, for tests of all of them. */
public final class EveryTrainer {

    private EveryTrainer() {}

    public static Stream<String> all() {
        return Trainers.all().stream().map(Trainer::name);
    }

    public static Stream<String> classifiers() {
        return Trainers.namesFor(TaskType.CLASSIFICATION).stream();
    }

    public static Stream<String> regressions() {
        return Trainers.namesFor(TaskType.REGRESSION).stream();
    }
}
