package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeadLineTest {

    private static Region box(double width, double height) {
        Region box = new Region();
        box.setMinSize(10, height);
        box.setPrefSize(width, height);
        return box;
    }

    private static String at(Region node) {
        return "%.0f,%.0f %.0f".formatted(node.getLayoutX(), node.getLayoutY(), node.getWidth());
    }

    @Test
    @DisplayName(
            "What can be done stands at the right end, in the middle of the line; below where there is no room beside the title")
    void ends() {
        FxTest.doOnFx(() -> {
            Region title = box(200, 20);
            Region buttons = box(100, 30);
            HeadLine line = new HeadLine(title, buttons);

            line.resize(400, line.prefHeight(400));
            line.layout();
            assertThat(line.getHeight()).isEqualTo(30);
            assertThat(at(title)).isEqualTo("0,5 200");
            assertThat(at(buttons)).isEqualTo("300,0 100");

            line.resize(310, line.prefHeight(310));
            line.layout();
            assertThat(line.getHeight()).isEqualTo(58);
            assertThat(at(title)).isEqualTo("0,0 310");
            assertThat(at(buttons)).isEqualTo("0,28 310");
        });
    }

    @Test
    @DisplayName(
            "A flow is as wide as its nodes beside each other, however many they are, and wraps where that is too wide")
    void flow() {
        FxTest.doOnFx(() -> {
            Region few = HeadLine.flow(8, box(30, 20), box(40, 20));
            Region many = HeadLine.flow(8, box(300, 20), box(400, 20));
            assertThat(few.prefWidth(-1)).isEqualTo(78);
            assertThat(many.prefWidth(-1)).isEqualTo(708);

            HeadLine line = new HeadLine(few, many);
            assertThat(line.prefHeight(1000)).isEqualTo(20);
            assertThat(line.prefHeight(500)).isEqualTo(20 + 8 + 20 + 8 + 20);
        });
    }
}
