package io.modeldeck.training.execution;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a run, divided: the newest are held out, so that nothing of the future is learnt; or the groups that came up last, each as a whole.
 *
 * @param rows those to learn from first, each side oldest first
 * @param split rows [0, split) are learnt from, the rest is held out
 */
record HoldOut(TrainingRows rows, int split) {

    private static final int FEWEST = 5;

    static HoldOut of(TrainingRows source, Recipe recipe) {
        HoldOut divided = recipe.use().groupColumn().isPresent()
                ? byGroup(source, recipe)
                : new HoldOut(source, source.trainingCount(recipe.holdOutShare()));
        int all = source.rows().rows();
        if (all - divided.split < FEWEST || divided.split < 2) {
            throw new Problem("Only " + all + " labelled rows are there, too few to train on some and hold " + FEWEST
                    + " out; import more labels.");
        }
        return divided;
    }

    private static HoldOut byGroup(TrainingRows source, Recipe recipe) {
        String name = recipe.use().groupColumn().orElseThrow();
        Column groups = source.rows().require(name);
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int row = 0; row < groups.rows(); row++) {
            members.computeIfAbsent(groups.text(row), text -> new ArrayList<>()).add(row);
        }
        if (members.size() < 2) {
            throw new Problem("The group column '" + name
                    + "' has the same value in every row, so nothing can be held out; name another column.");
        }
        int wanted = groups.rows() - source.trainingCount(recipe.holdOutShare());
        List<Integer> held = new ArrayList<>();
        List<Integer> learnt = new ArrayList<>();
        List<List<Integer>> newestFirst = new ArrayList<>(members.values());
        Collections.reverse(newestFirst);
        for (int i = 0; i < newestFirst.size(); i++) {
            boolean last = i == newestFirst.size() - 1;
            (held.size() < wanted && !last ? held : learnt).addAll(newestFirst.get(i));
        }
        Collections.sort(held);
        Collections.sort(learnt);
        int split = learnt.size();
        learnt.addAll(held);
        return new HoldOut(
                source.pick(learnt.stream().mapToInt(Integer::intValue).toArray()), split);
    }
}
