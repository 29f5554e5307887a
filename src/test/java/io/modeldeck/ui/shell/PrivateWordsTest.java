package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture that is passed on does not say on whose machine it was taken. */
class PrivateWordsTest {

    private final PrivateWords unsaid = new PrivateWords("ada");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kept in /home/someone/deck|true",
                "/srv/models/churn.onnx|true",
                "read from “/srv/models/churn.onnx”|true",
                "C:\\Users\\someone|true",
                "approved by Ada yesterday|true",
                "p50/p95 and 12 events/min|false",
                "adapted to /h|false",
                "console:drift?model=1|false",
                "http://127.0.0.1:11434|false"
            })
    void privateOrNot(String text, boolean isPrivate) {
        assertThat(unsaid.areIn(text)).isEqualTo(isPrivate);
        assertThat(new PrivateWords(" ").areIn("approved by ada")).isFalse();
    }

    @Test
    @DisplayName("It is unseen while the picture is taken, and there again afterwards")
    void hidden() {
        FxTest.doOnFx(() -> {
            Label path = new Label("/srv/models/churn.onnx");
            Label plain = new Label("churn");
            TextField field = new TextField("ada");
            List<Node> all = List.of(path, plain, field);
            path.setOpacity(0.5);
            Runnable back = unsaid.hide(new VBox(path, new VBox(plain), field));
            assertThat(opacities(all)).containsExactly(0.0, 1.0, 0.0);
            back.run();
            assertThat(opacities(all)).containsExactly(0.5, 1.0, 1.0);
        });
    }

    private static Stream<Double> opacities(List<Node> nodes) {
        return nodes.stream().map(Node::getOpacity);
    }
}
