package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.encoding.Words;
import io.modeldeck.training.validation.ExportAgreement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of several words beside numbers and categories, through every trainer and back from the exported file. */
class TextColumnsTest {

    private static final List<String> WORDS = List.of(
            "Offer", "meeting", "WIN", "naïve", "straße", "prize", "today", "42", "Ünï", "東京", "tomorrow", "lunch");

    static Table table(int rows, long seed) {
        Random random = new Random(seed);
        String[] text = new String[rows];
        String[] label = new String[rows];
        String[] flag = new String[rows];
        double[] number = new double[rows];
        double[] length = new double[rows];
        for (int i = 0; i < rows; i++) {
            StringBuilder words = new StringBuilder("no " + i + ": ");
            boolean prize = false;
            for (int w = 3 + random.nextInt(6); w > 0; w--) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                prize |= word.equals("prize") || word.equals("WIN");
                words.append(random.nextBoolean() ? word : word.toUpperCase(java.util.Locale.ROOT))
                        .append(random.nextBoolean() ? " " : ", ");
            }
            text[i] = i % 17 == 0 ? null : i % 23 == 0 ? " --- " : words.toString();
            length[i] = i % 11 == 0 ? Double.NaN : words.length();
            flag[i] = i % 13 == 0 ? null : String.valueOf(random.nextBoolean());
            number[i] = (prize ? 10 : 0) + random.nextGaussian();
            label[i] = prize ^ random.nextInt(12) == 0 ? "spam" : "ham";
        }
        return Table.of(List.of(
                new Column.Categorical("text", text),
                new Column.Numeric("length", length),
                new Column.Categorical("flag", flag),
                new Column.Categorical("label", label),
                new Column.Numeric("number", number)));
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void exportedAsLearnt(String trainer) {
        Table table = table(500, 1);
        boolean classes = Trainers.named(trainer).supports(TaskType.CLASSIFICATION);
        TrainingSet data = TrainingSet.of(table, classes ? "label" : "number", List.of("text", "length", "flag"));
        TrainedModel model = Trainers.named(trainer).train(data, Map.of(), Progress.none());
        Table later = table(300, 2);
        ExportAgreement agreement = ExportAgreement.check(model, later, Exported.of(model));
        assertTrue(agreement.agrees(), agreement::sentence);
        if (classes) {
            Evaluation evaluation = Evaluation.of(
                    TrainingSet.of(later, "label", List.of("text")),
                    model.predictor().predict(later));
            double least = trainer.equals("nearest") || trainer.equals("tree") ? 0.6 : 0.8;
            assertTrue(evaluation.primary() > least, trainer + " " + evaluation.metrics());
        }
    }

    @Test
    void aCategoryIsNoText() {
        assertTrue(Words.isText((Column.Categorical) table(100, 3).require("text")));
        for (String[] values : List.of(
                new String[] {"a", "b", "c", "d"},
                new String[] {"a long and winding road", "a long and winding road", "a long and winding road"},
                new String[] {null, null},
                new String[] {"one value of words"})) {
            assertEquals(false, Words.isText(new Column.Categorical("c", values)));
        }
        Words none = Words.of(new Column.Categorical("c", new String[] {"each once here", "never twice there"}));
        assertEquals(1, none.width());
    }
}
