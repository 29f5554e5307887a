package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parts of a recipe that most people change, as they are typed; everything else stays as the recipe had it. Pure.
 *
 * @param trainer by name; empty: the first choice for the task
 * @param hyperparameters {@code learningRate=0.1 maxLeaves=15}
 * @param features with commas between; empty: all
 * @param rows how many of the newest
 * @param holdOut the newest of them that are held out, in per cent
 */
record RecipeDraft(
        Map<String, Object> document,
        String trainer,
        String hyperparameters,
        String features,
        String rows,
        String holdOut) {

    static RecipeDraft of(Recipe recipe) {
        return new RecipeDraft(
                recipe.document(),
                recipe.trainer().orElse(""),
                recipe.hyperparameters().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")),
                String.join(", ", recipe.features()),
                Integer.toString(recipe.rows()),
                plain(recipe.holdOutShare() * 100));
    }

    /** The recipe that is meant; a sentence for what cannot be read. */
    Recipe recipe() {
        Map<String, Object> changed = new LinkedHashMap<>(document);
        changed.remove("trainer");
        if (!trainer.isBlank()) {
            changed.put("trainer", trainer.strip());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        RunEdit.values(hyperparameters).forEach((name, value) -> values.put(name, typed(String.valueOf(value))));
        changed.put("hyperparameters", values);
        changed.put(
                "features",
                Arrays.stream(features.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
        changed.put("rows", (int) number(Messages.text("recipe.wrong.rows"), rows, 1));
        changed.put("holdOutShare", number(Messages.text("recipe.wrong.hold-out"), holdOut.replace("%", ""), 1) / 100);
        return Recipe.read(changed, Recipe.standard());
    }

    /** The recipe that a document in full means. */
    static Recipe recipe(String json) {
        return Recipe.read(Json.readObject(json), Recipe.standard());
    }

    private static double number(String what, String text, double least) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= least && value <= Integer.MAX_VALUE) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Problem(Messages.text("typed.number", what, text.strip()), e);
        }
        throw new Problem(Messages.text("typed.least", what, plain(least), text.strip()));
    }

    /** Numbers and truth values as such, everything else as a text. */
    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        try {
            double number = Double.parseDouble(value);
            return number == Math.rint(number) && Math.abs(number) < 1e9 && !value.contains(".")
                    ? (Object) (int) number
                    : (Object) number;
        } catch (NumberFormatException text) {
            return value;
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : Double.toString(Math.round(number * 1e6) / 1e6);
    }
}
