package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.testing.FxTest;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CourseLineTest {

    private static final Offset<Double> A_HAIR = within(0.01);

    @Test
    void standsOnZeroInAWindowAsInAPicture() {
        assertThat(heights(true)).containsExactly(heights(false), A_HAIR);
    }

    /** Of a course between 50 and 100, shown after one that begins at zero: each value once, in its order. */
    private static double[] heights(boolean onScreen) {
        return FxTest.onFx(() -> {
            CourseLine line = new CourseLine();
            StackPane root = new StackPane(line);
            Scene scene = new Scene(root, 200, 200);
            Stage stage = new Stage();
            stage.setScene(scene);
            if (onScreen) {
                stage.show();
            }
            line.show(new double[] {0, 100, 50, 25, 75});
            root.applyCss();
            root.layout();
            double[] first = heights(line);
            double foot = first[0];
            double head = first[1];
            assertThat(foot).isGreaterThan(head + 10);
            assertThat(first[2]).isEqualTo((foot + head) / 2, A_HAIR);

            line.show(new double[] {50, 60, 100, 100});
            double[] second = heights(line);
            stage.hide();
            assertThat(second).hasSize(4);
            assertThat(second[0]).isEqualTo((foot + head) / 2, A_HAIR);
            assertThat(second[1]).isEqualTo(foot + 0.6 * (head - foot), A_HAIR);
            assertThat(second[2]).isEqualTo(head, A_HAIR);
            assertThat(second[3]).isEqualTo(head, A_HAIR);
            return second;
        });
    }

    private static double[] heights(CourseLine line) {
        Path path = (Path) line.lookupAll("Path").stream()
                .filter(node -> ((Path) node).getElements().size() >= CourseLine.FEWEST)
                .findFirst()
                .orElseThrow();
        return path.getElements().stream().mapToDouble(CourseLineTest::y).toArray();
    }

    private static double y(PathElement element) {
        return element instanceof MoveTo begin ? begin.getY() : ((LineTo) element).getY();
    }
}
