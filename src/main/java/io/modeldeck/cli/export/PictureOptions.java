package io.modeldeck.cli.export;

import io.modeldeck.cli.kit.WrongUsage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Size and colours of pictures. */
final class PictureOptions {

    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final int LARGEST = 8_000;

    @Option(
            names = "--theme",
            paramLabel = "WORD",
            defaultValue = "light",
            order = 50,
            description = "light or dark (default: light).")
    private String theme;

    @Option(names = "--size", paramLabel = "WxH", order = 51, description = "In pixels, as in 1440x900.")
    private String size;

    boolean dark() {
        return switch (theme) {
            case "light" -> false;
            case "dark" -> true;
            default -> throw new WrongUsage("There is no theme '" + theme + "'; choose light or dark.");
        };
    }

    int width() {
        return side(1, 960);
    }

    int height() {
        return side(2, 420);
    }

    /** The side of that group, or the given one where no size is named. */
    int side(int group, int other) {
        if (size == null) {
            return other;
        }
        Matcher form = SIZE.matcher(size);
        if (!form.matches()) {
            throw new WrongUsage("'" + size + "' is no size; write WIDTHxHEIGHT in pixels, as in 1440x900.");
        }
        int side = Integer.parseInt(form.group(group));
        if (side < 100 || side > LARGEST) {
            throw new WrongUsage("A picture is 100 to " + LARGEST + " pixels wide and high, not " + side + ".");
        }
        return side;
    }
}
