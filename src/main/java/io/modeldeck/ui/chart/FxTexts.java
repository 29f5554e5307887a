package io.modeldeck.ui.chart;

import io.modeldeck.chart.TextMeasure;
import io.modeldeck.chart.TextRole;
import io.modeldeck.ui.kit.theme.Fonts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * The fonts of charts on the screen, and the widths of their letters. Widths are taken once, letter by letter: a layout off the FX thread then
 * touches no toolkit, and costs an addition for each letter.
 */
final class FxTexts implements TextMeasure {

    /** The size of the system font for which the sizes of {@link TextRole} are meant. */
    private static final double PLAIN_SIZE = 13;

    private static final char FIRST = ' ';
    private static final char LAST = '\u017f';
    /** From here on letters are as wide as they are high. */
    private static final char WIDE = '\u2e80';

    private static final String OTHERS = "–—…·•−×±≤≥∞↑↓µ’“”";

    private record Letters(Font font, double[] widths, Map<Character, Double> others, double usual) {}

    private final double scale;
    private final Map<TextRole, Letters> letters = new EnumMap<>(TextRole.class);

    private static final FxTexts NONE = new FxTexts(1, List.of());

    private static final class Plain {
        static final FxTexts TEXTS = new FxTexts(1);
    }

    FxTexts(double scale) {
        this(scale, List.of(TextRole.values()));
    }

    private FxTexts(double scale, List<TextRole> roles) {
        this.scale = scale;
        for (TextRole role : roles) {
            FontWeight weight = role.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
            letters.put(role, measure(Font.font(Fonts.FAMILY, weight, role.size() * scale)));
        }
    }

    /** For the usual font size; measured at the first call, shared afterwards. */
    static FxTexts plain() {
        return Plain.TEXTS;
    }

    /** For pictures without a text, for which no letter has to be measured. */
    static FxTexts none() {
        return NONE;
    }

    /** For a root font of that many pixels. */
    static FxTexts forFontSize(double pixels) {
        return pixels == PLAIN_SIZE ? plain() : new FxTexts(pixels / PLAIN_SIZE);
    }

    Font font(TextRole role) {
        return letters.get(role).font;
    }

    private static Letters measure(Font font) {
        double[] widths = new double[LAST - FIRST + 1];
        Text text = new Text();
        text.setFont(font);
        text.setText("nn");
        double frame = text.getLayoutBounds().getWidth();
        for (char letter = FIRST; letter <= LAST; letter++) {
            widths[letter - FIRST] = width(text, letter, frame);
        }
        Map<Character, Double> others = new HashMap<>();
        for (char letter : OTHERS.toCharArray()) {
            others.put(letter, width(text, letter, frame));
        }
        return new Letters(font, widths, Map.copyOf(others), width(text, 'm', frame));
    }

    /** Between two others, because a lone space has no width of its own. @param frame how wide these are alone */
    private static double width(Text text, char letter, double frame) {
        text.setText("n" + letter + "n");
        return Math.max(0, text.getLayoutBounds().getWidth() - frame);
    }

    @Override
    public double width(String text, TextRole role) {
        Letters known = letters.get(role);
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= FIRST && letter <= LAST) {
                width += known.widths[letter - FIRST];
            } else if (letter >= WIDE) {
                width += role.size() * scale;
            } else {
                width += known.others.getOrDefault(letter, known.usual);
            }
        }
        return width;
    }

    @Override
    public double ascent(TextRole role) {
        return role.size() * scale * 0.95;
    }

    @Override
    public double lineHeight(TextRole role) {
        return role.size() * scale * 1.3;
    }
}
