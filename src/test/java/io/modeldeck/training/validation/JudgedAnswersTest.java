package io.modeldeck.training.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.Evaluation;
import io.modeldeck.training.Predictions;
import io.modeldeck.validation.Judged;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgedAnswersTest {

    @Test
    void versionsThatKnowDifferentClassesAreAskedTheSame() {
        Column truth = new Column.Categorical("kind", new String[] {"pear", "fig", null, "apple", "fig"});
        int[] rows = JudgedAnswers.labelled(truth);
        Judged.Shares knows = shares(truth, rows, List.of("apple", "fig", "pear"));
        Judged.Shares doesNot = shares(truth, rows, List.of("fig", "apple", "plum"));
        assertThat(knows.truth()).containsExactly(2, 1, 0, 1).isEqualTo(doesNot.truth());
        assertThat(knows.of()[0]).containsExactly(.5, .3, .2);
        assertThat(doesNot.of()[0]).as("apple, fig, and no word of pears").containsExactly(.3, .5, 0);
    }

    private static Judged.Shares shares(Column truth, int[] rows, List<String> classes) {
        String[] labels = {"fig", "fig", "fig", "fig", "fig"};
        double[] each = {.5, .3, .2};
        Predictions answers =
                new Predictions.Classes(classes, labels, Optional.of(new double[][] {each, each, each, each, each}));
        Evaluation measured = Evaluation.of(TaskType.CLASSIFICATION, truth, answers, Optional.empty());
        Judged.Classes judged = (Judged.Classes) JudgedAnswers.of(truth, answers, rows, measured, Optional.empty());
        return judged.shares().orElseThrow();
    }
}
