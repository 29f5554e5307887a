package io.modeldeck.ui.kit.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.chart.Palette;
import io.modeldeck.testing.FxTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our style sheet takes its colours from the theme, and what it puts on each other can be read. */
class SheetTest {

    private static final String FOLDER = "/io/modeldeck/ui/";

    private static final Pattern TOKEN = Pattern.compile("(-color-[a-z0-9-]+|-md-[a-z0-9-]+)\\s*:\\s*([^;]+);");

    /** Texts and the grounds that our sheet puts them on. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("-color-fg-default", "-color-bg-default"),
            List.of("-color-fg-default", "-color-bg-subtle"),
            List.of("-color-fg-default", "-color-bg-overlay"),
            List.of("-color-fg-muted", "-color-bg-default"),
            List.of("-color-fg-muted", "-color-bg-subtle"),
            List.of("-color-fg-default", "-color-neutral-subtle"),
            List.of("-color-fg-default", "-color-neutral-muted"),
            List.of("-color-fg-default", "-color-accent-subtle"),
            List.of("-color-fg-default", "-color-success-subtle"),
            List.of("-color-fg-default", "-color-warning-subtle"),
            List.of("-color-fg-default", "-color-danger-subtle"),
            List.of("-color-accent-fg", "-color-bg-default"),
            List.of("-color-danger-fg", "-color-bg-default"));

    /** Shapes beside words: three to one is enough for them. */
    private static final List<List<String>> SHAPES = List.of(
            List.of("-color-accent-fg", "-color-accent-subtle"),
            List.of("-color-success-fg", "-color-success-subtle"),
            List.of("-color-warning-fg", "-color-warning-subtle"),
            List.of("-color-danger-fg", "-color-danger-subtle"),
            List.of("-color-fg-muted", "-color-neutral-subtle"),
            List.of("-color-accent-emphasis", "-color-bg-default"));

    private static String read(String resource) {
        try (InputStream in = SheetTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The names of the sheets that ours is put together from, in their order. */
    private static List<String> parts() {
        return Pattern.compile("@import \"([^\"]+)\";")
                .matcher(read(FOLDER + "modeldeck.css"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String ours() {
        return parts().stream()
                .map(part -> read(FOLDER + part))
                .collect(Collectors.joining("\n"))
                .replaceAll("(?s)/\\*.*?\\*/", "");
    }

    private static Map<String, String> tokens(String theme) {
        Map<String, String> tokens = new LinkedHashMap<>();
        Matcher matcher = TOKEN.matcher(read("/atlantafx/base/theme/primer-" + theme + ".css"));
        while (matcher.find()) {
            tokens.putIfAbsent(matcher.group(1), matcher.group(2).strip());
        }
        return tokens;
    }

    @Test
    @DisplayName("No colour stands in our sheet by itself, and every name it uses is one of the theme's")
    void looksColoursUp() {
        String sheet = ours();
        assertThat(sheet).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b");
        assertThat(sheet).doesNotContainPattern("\\b(rgba?|hsba?|hsla?|ladder|derive)\\s*\\(");
        assertThat(sheet)
                .doesNotContainPattern(
                        "(color|fill|stroke)\\s*:\\s*(white|black|red|green|blue|gr[ae]y|yellow|orange)\\b");
        TreeSet<String> used = new TreeSet<>();
        Matcher names = Pattern.compile("-color-[a-z0-9-]+|-md-[a-z0-9-]+").matcher(sheet);
        while (names.find()) {
            used.add(names.group());
        }
        for (String theme : List.of("light", "dark")) {
            TreeSet<String> known = new TreeSet<>(tokens(theme).keySet());
            Matcher own = TOKEN.matcher(sheet);
            while (own.find()) {
                known.add(own.group(1));
            }
            assertThat(known).as(theme).containsAll(used);
        }
    }

    @Test
    @DisplayName("The toolkit reads our sheet without a complaint, and every rule of its parts")
    void parses() {
        int written = ours().split("\\{", -1).length - 1;
        int rules = FxTest.onFx(() -> {
            CssParser.errorsProperty().clear();
            Stylesheet read = new CssParser().parse(SheetTest.class.getResource(FOLDER + "modeldeck.css"));
            assertThat(CssParser.errorsProperty()).isEmpty();
            return read.getRules().size();
        });
        assertThat(rules).isEqualTo(written).isGreaterThan(300);
    }

    @Test
    @DisplayName("Every sheet beside ours is a part of it, once")
    void holdsAll() throws IOException, URISyntaxException {
        Path folder = Path.of(SheetTest.class.getResource(FOLDER + "sheet").toURI());
        try (Stream<Path> sheets = Files.list(folder)) {
            assertThat(parts())
                    .containsExactlyInAnyOrderElementsOf(
                            sheets.map(sheet -> "sheet/" + sheet.getFileName()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @DisplayName("Texts stand out 4.5 to 1 from their ground, shapes 3 to 1")
    void contrast(String theme) {
        Map<String, String> tokens = tokens(theme);
        int page = argb(tokens.get("-color-bg-default"), 0xffffffff);
        PAIRS.forEach(pair ->
                assertThat(contrast(tokens, pair, page)).as(theme + " " + pair).isGreaterThanOrEqualTo(4.5));
        SHAPES.forEach(pair ->
                assertThat(contrast(tokens, pair, page)).as(theme + " " + pair).isGreaterThanOrEqualTo(3.0));
    }

    @Test
    @DisplayName("High contrast makes quiet texts as strong as loud ones, and larger texts reach every label")
    void look() {
        Theme theme = FxTest.onFx(Theme::new);
        Label quiet = new Label("quiet");
        quiet.getStyleClass().add("muted");
        Label loud = new Label("loud");
        Scene scene = FxTest.onFx(() -> new Scene(new VBox(quiet, loud)));
        FxTest.doOnFx(() -> {
            theme.follow(scene);
            scene.getRoot().applyCss();
            assertThat(quiet.getTextFill()).isNotEqualTo(loud.getTextFill());
            double quietSize = quiet.getFont().getSize();
            assertThat(loud.getFont().getSize()).isEqualTo(13);
            theme.choose(theme.look().get().withContrast(true).withText(1.5));
            scene.getRoot().applyCss();
            assertThat(quiet.getTextFill()).isEqualTo(loud.getTextFill());
            assertThat(quiet.getFont().getSize()).isCloseTo(quietSize * 1.5, within(0.01));
            assertThat(loud.getFont().getSize()).isEqualTo(19.5);
            theme.choose(Look.standard());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @DisplayName("In high contrast texts stand out 7 to 1, and borders as well as texts do elsewhere")
    void highContrast(String theme) {
        Map<String, String> tokens = tokens(theme);
        Matcher block = Pattern.compile("\\.high-contrast\\s*\\{([^}]*)}").matcher(ours());
        assertThat(block.find()).isTrue();
        Matcher own = TOKEN.matcher(block.group(1));
        while (own.find()) {
            tokens.put(own.group(1), own.group(2).strip());
        }
        tokens.replaceAll((name, value) -> tokens.getOrDefault(value, value));
        int page = argb(tokens.get("-color-bg-default"), 0xffffffff);
        for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle")) {
            for (String ground : List.of("-color-bg-default", "-color-bg-subtle", "-color-neutral-subtle")) {
                assertThat(contrast(tokens, List.of(text, ground), page))
                        .as(theme + " " + text + " on " + ground)
                        .isGreaterThanOrEqualTo(7);
            }
        }
        for (String tone : List.of("accent", "success", "warning", "danger")) {
            assertThat(contrast(tokens, List.of("-color-fg-default", "-color-" + tone + "-subtle"), page))
                    .as(theme + " " + tone)
                    .isGreaterThanOrEqualTo(7);
        }
        for (String line : List.of("-color-border-default", "-color-border-muted", "-color-border-subtle")) {
            assertThat(contrast(tokens, List.of(line, "-color-bg-default"), page))
                    .as(theme + " " + line)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    private static double contrast(Map<String, String> tokens, List<String> pair, int page) {
        int ground = argb(tokens.get(pair.get(1)), page);
        return Palette.contrast(argb(tokens.get(pair.get(0)), ground), ground);
    }

    /** A colour as it looks on that ground. */
    private static int argb(String text, int ground) {
        if (text.startsWith("#")) {
            return 0xff000000 | Integer.parseInt(text.substring(1), 16);
        }
        Matcher rgba = Pattern.compile("rgba?\\(\\s*(\\d+),\\s*(\\d+),\\s*(\\d+)(?:,\\s*([0-9.]+))?\\s*\\)")
                .matcher(text);
        assertThat(rgba.matches()).as(text).isTrue();
        double alpha = rgba.group(4) == null ? 1 : Double.parseDouble(rgba.group(4));
        int mixed = 0xff000000;
        for (int i = 0; i < 3; i++) {
            int shift = 16 - 8 * i;
            double over = Integer.parseInt(rgba.group(i + 1));
            mixed |= (int) Math.rint(alpha * over + (1 - alpha) * (ground >> shift & 0xff)) << shift;
        }
        return mixed;
    }
}
