package io.modeldeck.training.recipe;

import io.modeldeck.domain.Problem;
import io.modeldeck.training.Trainers;
import java.util.List;
import java.util.Map;

/** What is said to a recipe whose script is in a language that is not run here: what of it can be kept, and how to go on. */
final class ScriptRefusal {

    private ScriptRefusal() {}

    static Problem of(String script, Map<String, Object> document) {
        List<String> names = document.get("hyperparameters") instanceof Map<?, ?> given
                ? given.keySet().stream().map(String::valueOf).toList()
                : List.of();
        String hint = names.contains("epochs")
                ? " Its hyperparameters speak of epochs: that is the trainer network, where batchSize is called"
                        + " batchRows."
                : "";
        return new Problem("The recipe names the script '" + script + "', which this console does not run; instead"
                + " name one of the trainers " + String.join(", ", Trainers.names())
                + " as \"trainer\", a trainer of your own in Java as \"script\" (docs/recipes.md), or the"
                + " \"worker\" that runs it (docs/workers.md)." + hint);
    }
}
