package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Problem;
import io.modeldeck.search.Dimension;
import io.modeldeck.search.Search;
import io.modeldeck.search.SearchPlan;
import io.modeldeck.search.Space;
import io.modeldeck.ui.kit.text.Messages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A search as it is typed. Pure.
 *
 * @param basedOn the run whose rows and recipe it takes
 * @param trainer that is tried
 * @param space a line for each hyperparameter: {@code learningRate=0.01:0.3:log}, {@code hidden=16,32,64}
 * @param fixed what is the same in every trial: {@code epochs=50 seed=1}
 * @param candidate whether the best trial is trained as a candidate
 */
record SearchDraft(
        long basedOn,
        String trainer,
        String space,
        String fixed,
        String sampler,
        String pruner,
        String trials,
        String parallel,
        String seed,
        boolean candidate) {

    /** What is usually worth trying of a trainer, as it is typed; empty where nobody has said. */
    static String usual(String trainer) {
        try {
            return text(Space.usual(trainer));
        } catch (Problem nothing) {
            return "";
        }
    }

    static String text(Space space) {
        return space.dimensions().stream()
                .map(dimension -> dimension.name() + "=" + values(dimension))
                .collect(Collectors.joining("\n"));
    }

    private static String values(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Range range ->
                plain(range.low()) + ":" + plain(range.high()) + (range.log() ? ":log" : "")
                        + (range.whole() ? ":whole" : "");
            case Dimension.Choice choice ->
                choice.values().stream().map(String::valueOf).collect(Collectors.joining(","));
        };
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** What is to be searched; a sentence for what cannot be read. */
    Search.Wish wish() {
        List<Dimension> dimensions = new ArrayList<>();
        for (String line : space.lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            int at = line.indexOf('=');
            if (at < 1) {
                throw new Problem(Messages.text("search.wrong.line", line));
            }
            dimensions.add(Dimension.parse(
                    line.substring(0, at).strip(), line.substring(at + 1).strip()));
        }
        Map<String, Object> same = new LinkedHashMap<>(RunEdit.values(fixed));
        dimensions.stream()
                .map(Dimension::name)
                .filter(same::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(Messages.text("search.wrong.both", name));
                });
        return new Search.Wish(
                basedOn,
                Optional.of(trainer),
                same,
                new SearchPlan(
                        new Space(dimensions),
                        sampler,
                        pruner,
                        whole(Messages.text("search.wrong.trials"), trials),
                        whole(Messages.text("search.wrong.parallel"), parallel),
                        whole(Messages.text("search.wrong.seed"), seed)),
                candidate);
    }

    private static int whole(String what, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new Problem(Messages.text("typed.whole", what, text.strip()), e);
        }
    }
}
