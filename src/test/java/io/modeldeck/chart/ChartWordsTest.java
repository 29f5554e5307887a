package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChartWordsTest {

    private static final Path CODE = Path.of("src/main/java/io/modeldeck/chart");
    private static final Path TEXTS = Path.of("src/main/resources/io/modeldeck/chart");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9-]+(?:\\.[a-z0-9-]*)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    private static Map<String, String> texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(TEXTS.resolve(file))) {
            texts.load(in);
        }
        Map<String, String> all = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> all.put(key, texts.getProperty(key)));
        return all;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("German has every text of English, with the same things to fill in, and every text is asked for")
    void complete() throws IOException {
        Map<String, String> english = texts("words.properties");
        Map<String, String> german = texts("words_de.properties");
        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, text) -> assertThat(places(german.get(key))).as(key).isEqualTo(places(text)));

        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.list(CODE)) {
            for (Path file : files.toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        assertThat(english.keySet())
                .allMatch(key -> literals.contains(key)
                        || literals.stream().anyMatch(begin -> begin.endsWith(".") && key.startsWith(begin)));
    }

    @Test
    @DisplayName("A chart speaks the language that it is laid out in: its numbers, its sentence and its columns")
    void german() {
        LayoutOptions options = LayoutOptions.PLAIN.in(Locale.GERMAN);
        Frame frame = Frames.layout(ChartGallery.cdf(), 840, 300, FixedMeasure.PLAIN, options);
        List<String> texts = frame.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(mark -> ((Mark.Text) mark).text())
                .toList();
        assertThat(texts).contains("Referenz", "Aktuell", "Anteil der Werte bis x");
        assertThat(texts).anyMatch(text -> text.matches("KS 0,\\d+"));
        assertThat(ChartSummary.of(ChartGallery.cdf(), Locale.GERMAN)).contains(" größter Abstand 0,");
        assertThat(ChartSummary.of(ChartGallery.latency(Duration.ofHours(24)), Locale.GERMAN))
                .contains("24 Stunden")
                .doesNotContain(" to ", " limit ");
        assertThat(ChartText.head(ChartGallery.bars(), Locale.GERMAN)).startsWith("Kategorie", "Anteil Referenz");
        assertThat(Quantity.text("s", 2.5, Locale.GERMAN)).isEqualTo("2,5\u00a0s");
        assertThat(ChartWords.in(Locale.FRENCH).text("reference")).isEqualTo("Reference");
    }
}
