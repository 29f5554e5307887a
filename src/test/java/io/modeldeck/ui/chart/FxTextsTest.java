package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.chart.TextRole;
import java.util.List;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FxTextsTest {

    @BeforeAll
    static void toolkit() {
        FxToolkit.start();
    }

    @Test
    void addedLettersAreAsWideAsTheirText() {
        FxToolkit.run(() -> {
            FxTexts texts = FxTexts.plain();
            for (TextRole role : TextRole.values()) {
                for (String sentence :
                        List.of("5-minute rollups · 288 points", "600\u00a0ms", "Größe – 12.5k", "23 Nov")) {
                    Text text = new Text(sentence);
                    text.setFont(texts.font(role));
                    double real = text.getLayoutBounds().getWidth();
                    assertThat(texts.width(sentence, role)).isCloseTo(real, within(0.04 * real + 1));
                }
            }
        });
    }

    @Test
    void textsGrowWithTheRootFont() {
        FxToolkit.run(() -> {
            FxTexts large = FxTexts.forFontSize(19.5);
            assertThat(large.font(TextRole.AXIS).getSize()).isEqualTo(16.5);
            assertThat(large.width("600 ms", TextRole.AXIS))
                    .isCloseTo(1.5 * FxTexts.plain().width("600 ms", TextRole.AXIS), within(3.0));
        });
    }
}
