package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The numeric features together. */
class JointReferenceTest {

    private final Random random = new Random(31);

    /** Two columns that follow each other with the given noise, one by itself, and a text. */
    private Table features(int rows, double noise, int missingEvery) {
        double[] a = new double[rows];
        double[] b = new double[rows];
        double[] c = new double[rows];
        String[] text = new String[rows];
        for (int i = 0; i < rows; i++) {
            a[i] = random.nextGaussian();
            b[i] = (a[i] + noise * random.nextGaussian()) / Math.sqrt(1 + noise * noise);
            c[i] = i % missingEvery == 0 ? Double.NaN : random.nextGaussian();
            text[i] = i % 2 == 0 ? "x" : "y";
        }
        return Table.of(List.of(
                new Column.Numeric("a", a),
                new Column.Numeric("b", b),
                new Column.Numeric("c", c),
                new Column.Categorical("t", text)));
    }

    private static Verdict decide(DriftWindow.Joint joint, DriftMethod method) {
        RuleChoice choice = InputPlan.defaults().choiceTogether(method);
        return DecisionRules.inputs(List.of(joint.pair()), choice).getFirst();
    }

    @Test
    void columnsThatNoLongerFollowEachOtherAreFoundAlthoughEachIsAsBefore() {
        Table reference = features(3000, 0.1, 20);
        JointReference joint = JointReference.of(reference).orElseThrow();
        for (DriftMethod method :
                List.of(DriftMethod.PCA_RECONSTRUCTION, DriftMethod.CLASSIFIER_TEST, DriftMethod.MMD)) {
            DriftWindow.Joint same = joint.with(Frames.window(features(800, 0.1, 20)), method);
            assertThat(same.pair().nCurrent()).isEqualTo(760);
            assertThat(decide(same, method).state()).as(method.word()).isEqualTo(DriftState.NO_DRIFT);
        }
        DriftWindow.Joint apart = joint.with(Frames.window(features(800, 50, 20)), DriftMethod.PCA_RECONSTRUCTION);
        Verdict found = decide(apart, DriftMethod.PCA_RECONSTRUCTION);
        assertThat(found.state()).isEqualTo(DriftState.DRIFT);
        assertThat(found.method()).isEqualTo("pca_reconstruction");
        assertThat(found.parameters()).containsEntry("columns", 3).containsKey("components");
        assertThat(Sentences.together(apart.pair(), found))
                .startsWith("The numeric features together no longer hang together as in the reference: median"
                        + " reconstruction error 0.")
                .contains("(KS of the errors 0.");
        Verdict mmd = decide(joint.with(Frames.window(features(800, 50, 20)), DriftMethod.MMD), DriftMethod.MMD);
        assertThat(mmd.method()).isEqualTo("mmd");
        Table reference2 = reference;
        for (String name : List.of("a", "b")) {
            assertThat(DecisionRules.inputs(
                                    List.of(Comparison.pair(
                                            reference2.require(name),
                                            features(800, 50, 20).require(name))),
                                    RuleChoice.defaults())
                            .getFirst()
                            .state())
                    .as(name + " alone")
                    .isEqualTo(DriftState.NO_DRIFT);
        }
    }

    @Test
    void aWindowWithoutTheColumnsHasNoCompleteRow() {
        JointReference joint = JointReference.of(features(300, 0.1, 20)).orElseThrow();
        DriftWindow.Joint none = joint.with(
                Frames.window(Table.of(List.of(new Column.Numeric("a", new double[70])))),
                DriftMethod.PCA_RECONSTRUCTION);
        Verdict verdict = decide(none, DriftMethod.PCA_RECONSTRUCTION);
        assertThat(verdict.state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(verdict.method()).isEqualTo("pca_reconstruction");
        assertThat(Sentences.together(none.pair(), verdict))
                .startsWith("The numeric features together were not evaluated. The window has 0 of the 50 values");
        DriftWindow.Joint same = joint.with(Frames.window(features(300, 0.1, 20)), DriftMethod.CLASSIFIER_TEST);
        assertThat(Sentences.together(same.pair(), decide(same, DriftMethod.CLASSIFIER_TEST)))
                .startsWith("The numeric features together can hardly be told from the reference (classifier test");
    }

    @Test
    void thereMustBeTwoColumnsAndEnoughRows() {
        assertThat(JointReference.of(features(100, 0.1, 1000)))
                .as("one is missing in a row")
                .isEmpty();
        assertThat(JointReference.of(features(101, 0.1, 1000))).isPresent();
        assertThat(JointReference.of(features(500, 0.1, 2))
                        .orElseThrow()
                        .with(Frames.window(features(100, 0.1, 200)), DriftMethod.MMD)
                        .pair()
                        .nReference())
                .as("a column that is mostly missing does not count")
                .isEqualTo(500);
        assertThat(JointReference.of(features(500, 0.1, 20).select(List.of("a", "t"))))
                .isEmpty();
        assertThat(JointReference.of(new Table(List.of(new Column.Numeric("a", new double[0])), 0)))
                .isEmpty();
    }

    @Test
    void theJointCheckHasOneWayToDecide() {
        FeaturePair pair = JointReference.of(features(300, 0.1, 20))
                .orElseThrow()
                .with(Frames.window(features(100, 0.1, 20)), DriftMethod.PCA_RECONSTRUCTION)
                .pair();
        for (DriftMethod method : DriftMethod.values()) {
            assertThat(pair.counterpart(method)).isEmpty();
            assertThat(pair.measure(method)).isEmpty();
        }
        assertThat(InputPlan.defaults().together()).contains(DriftMethod.PCA_RECONSTRUCTION);
        assertThat(InputPlan.choice(Optional.of("psi"), OptionalDouble.of(1)).method())
                .contains(DriftMethod.PSI);
    }

    @Test
    void featuresThatAreExcludedAreNotLookedAtTogether() {
        ReferenceRows rows = ReferenceRows.of(features(3000, 0.1, 20));
        Reference whole = Reference.of(rows, TaskType.REGRESSION, Optional.empty());
        Reference part = Reference.of(rows, TaskType.REGRESSION, Optional.empty(), Set.of("c"));
        DriftWindow window = Frames.window(features(800, 0.1, 20));
        assertThat(columns(whole, window)).isEqualTo(3);
        assertThat(columns(part, window)).isEqualTo(2);
        assertThat(part.featureNames()).as("each is still known by itself").contains("c");
        assertThat(Reference.of(rows, TaskType.REGRESSION, Optional.empty(), Set.of("b", "c"))
                        .joint())
                .isEmpty();
    }

    private static Object columns(Reference reference, DriftWindow window) {
        return decide(
                        reference.joint().orElseThrow().with(window, DriftMethod.PCA_RECONSTRUCTION),
                        DriftMethod.PCA_RECONSTRUCTION)
                .parameters()
                .get("columns");
    }
}
