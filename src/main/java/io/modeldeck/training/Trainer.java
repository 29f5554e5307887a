package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import java.util.List;
import java.util.Map;

/** Turns labelled rows into a model. Deterministic: same rows, same hyperparameters, same bytes. Stateless, any thread may enter. */
public interface Trainer {

    /** The word by which recipes and the command line name this trainer, such as {@code logistic}. */
    String name();

    /** Whether this trainer can learn that kind of label; most learn both. */
    default boolean supports(TaskType task) {
        return true;
    }

    /** Every hyperparameter that this trainer knows. */
    List<Hyperparameter> hyperparameters();

    /**
     * @param hyperparameters overrides of the defaults; an unknown name or a value out of range is refused
     * @param progress told of each epoch, asked between epochs whether to stop
     * @throws Problem when the data cannot be learnt from; the sentence says why
     */
    TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress);

    /** Refuses a label of the wrong kind, and classes of which there is only one, in words. */
    default void requireSupport(TrainingSet data) {
        if (!supports(data.task())) {
            throw new Problem(
                    "The trainer '" + name() + "' does not do " + data.task().word() + ", and the label '"
                            + data.label().name() + "' asks for it; choose "
                            + String.join(" or ", Trainers.namesFor(data.task())) + ".");
        }
        if (data.task() == TaskType.CLASSIFICATION && data.classes().size() < 2) {
            throw new Problem(
                    "Every labelled row has the class '" + data.classes().getFirst() + "' in '"
                            + data.label().name() + "'; a classifier needs rows of at least two classes.");
        }
    }
}
