package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.ResourceBundle;
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

    private final PrivateWords unsaid = new PrivateWords("ada", List.of("Models"));

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
        assertThat(new PrivateWords(" ", List.of("Models")).areIn("approved by ada"))
                .isFalse();
    }

    @ParameterizedTest
    @DisplayName("An account that is called by an ordinary word is looked for in paths and as a person's name only")
    @CsvSource(
            delimiter = '|',
            value = {
                "Model|false",
                "Errors by model|false",
                "fraud model 2|false",
                "model.onnx|false",
                "model|true",
                "approved by model yesterday|true",
                "Model of model|true",
                "Model of fraud|false",
                "Model of approved by model|true",
                "kept in deck/model/churn.onnx|true",
                "~model|true",
                "/home/model/deck|true"
            })
    void ordinaryWord(String text, boolean isPrivate) {
        assertThat(new PrivateWords("model", List.of("Model", "Errors by model", "Model of {0}", "Screens"))
                        .areIn(text))
                .isEqualTo(isPrivate);
    }

    @Test
    @DisplayName("The window's own texts stay in the picture of somebody whose account is called by one of their words")
    void ownTexts() {
        ResourceBundle texts = Messages.bundle();
        List<String> all = texts.keySet().stream().map(texts::getString).toList();
        PrivateWords words = new PrivateWords("model", all);
        List<String> plain = all.stream().filter(text -> !text.contains("{")).toList();
        assertThat(plain).anyMatch(text -> text.matches("(?i).*\\bmodel\\b.*"));
        assertThat(plain)
                .filteredOn(text -> !new PrivateWords("", List.of()).areIn(text))
                .noneMatch(words::areIn);
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
