package io.modeldeck.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What charts in files are written in: the window's own typeface, so that a picture looks as the window does, on every machine. A text with characters
 * that it does not have is written in the system's.
 */
final class Typeface {

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/Roboto-";

    private final Map<TextRole, Font> own = new EnumMap<>(TextRole.class);
    private final Map<TextRole, Font> system = new EnumMap<>(TextRole.class);

    Typeface() {
        Font plain = load("Regular");
        Font bold = load("Bold");
        for (TextRole role : TextRole.values()) {
            float size = (float) role.size();
            own.put(role, (role.bold() ? bold : plain).deriveFont(size));
            system.put(role, new Font(Font.SANS_SERIF, role.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont(size));
        }
    }

    Font of(TextRole role, String text) {
        Font font = own.get(role);
        return font.canDisplayUpTo(text) < 0 ? font : system.get(role);
    }

    private static Font load(String face) {
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + face + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("The typeface Roboto is missing from the application");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The typeface Roboto of the application is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
