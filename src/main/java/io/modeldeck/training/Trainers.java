package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import java.util.List;

/** The trainers that come with the console. */
public final class Trainers {

    private Trainers() {}

    public static List<Trainer> all() {
        return List.of(
                new LogisticTrainer(),
                new LinearTrainer(),
                new TreeTrainer(),
                new ForestTrainer(),
                new BoostingTrainer(),
                new NetworkTrainer(),
                new BayesTrainer(),
                new NearestTrainer());
    }

    /** The words by which recipes name them. */
    public static List<String> names() {
        return all().stream().map(Trainer::name).toList();
    }

    /** The trainer of that name, or a sentence with the names there are. */
    public static Trainer named(String name) {
        return all().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "There is no trainer '" + name + "'; choose one of " + String.join(", ", names()) + "."));
    }

    /** The first choice where a recipe names none: the model whose answer is easiest to explain. */
    public static Trainer defaultFor(TaskType task) {
        return task == TaskType.CLASSIFICATION ? new LogisticTrainer() : new LinearTrainer();
    }

    public static List<String> namesFor(TaskType task) {
        return all().stream().filter(t -> t.supports(task)).map(Trainer::name).toList();
    }
}
