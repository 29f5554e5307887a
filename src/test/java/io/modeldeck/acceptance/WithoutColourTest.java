package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import io.modeldeck.drift.DriftState;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Check 6: in a picture without colours severities are still told apart, by their shapes and by their words. */
class WithoutColourTest {

    private static final int SIZE = 24;

    @Test
    @DisplayName("Check 6: severities differ in black and white, each by its shape and by its word")
    void shapes() {
        Map<Severity, String> shapes = new HashMap<>();
        for (Severity severity : Severity.values()) {
            shapes.put(
                    severity,
                    FxTest.onFx(
                            () -> blackAndWhite(SeverityGlyph.glyph(severity).node(SeverityGlyph.tone(severity)))));
            String word = FxTest.onFx(() -> ((Labeled) SeverityGlyph.of(severity)).getText());
            assertThat(word).isEqualToIgnoringCase(severity.word());
        }
        assertThat(shapes.values()).doesNotHaveDuplicates().allMatch(shape -> shape.contains("#"));
        assertThat(Arrays.stream(Severity.values()).map(Severity::word)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "Check 6: so do the states of drift checks, which what is not evaluated never shares with what is well")
    void driftStates() {
        Map<DriftState, String> shapes = new HashMap<>();
        Map<DriftState, String> words = new HashMap<>();
        for (DriftState state : DriftState.values()) {
            FxTest.doOnFx(() -> {
                Badge badge = ConditionBadge.of(state);
                words.put(state, badge.getText());
                Node glyph = badge.getGraphic();
                badge.setGraphic(null);
                shapes.put(state, blackAndWhite(glyph));
            });
        }
        assertThat(shapes.values()).doesNotHaveDuplicates().allMatch(shape -> shape.contains("#"));
        assertThat(words.values()).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    /** The glyph alone, dark or not. */
    private static String blackAndWhite(Node glyph) {
        StackPane page = new StackPane(glyph);
        Scene scene = new Scene(page, SIZE, SIZE, Color.WHITE);
        io.modeldeck.ui.kit.theme.Theme.dress(scene);
        page.applyCss();
        page.layout();
        WritableImage picture = scene.snapshot(null);
        PixelReader pixels = picture.getPixelReader();
        StringBuilder shape = new StringBuilder();
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                shape.append(pixels.getColor(x, y).grayscale().getRed() < 0.75 ? '#' : '.');
            }
            shape.append('\n');
        }
        return shape.toString();
    }
}
