package io.modeldeck.training.validation;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a candidate must show beside the champion on the same held-out rows. */
public enum ChampionRule {
    /** The main metric is no worse, whatever chance says. */
    NO_WORSE("noWorse"),
    /** It is not worse by more than chance explains: for candidates that are wanted for another reason, such as speed. */
    WITHIN_CHANCE("withinChance"),
    /** It is better by more than chance explains. */
    BETTER("better"),
    /** The comparison is made and shown, and decides nothing. */
    INFORM("inform");

    private final String word;

    ChampionRule(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static ChampionRule of(Object word) {
        return Arrays.stream(values())
                .filter(rule -> rule.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("The success criterion againstChampion is '" + word + "'; it must be "
                        + Arrays.stream(values()).map(ChampionRule::word).collect(Collectors.joining(", ")) + "."));
    }
}
