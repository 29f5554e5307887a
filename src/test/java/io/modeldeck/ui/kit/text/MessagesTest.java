package io.modeldeck.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every text that is asked for exists, every one that exists is asked for, and every layout can be read. */
class MessagesTest {

    private static final Path CODE = Path.of("src/main/java/io/modeldeck/ui");
    private static final Path LAYOUTS = Path.of("src/main/resources/io/modeldeck/ui");
    private static final Pattern ASKED = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([A-Za-z0-9_.-]+)\"\\s*([,)+])");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)+)\"");
    /** What is put behind the name of a thing in code: {@code ".meaning"}. */
    private static final Pattern SUFFIX = Pattern.compile("\"(\\.[A-Za-z0-9_-]+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    private static final Pattern IN_LAYOUT = Pattern.compile("\"%([^\"]+)\"");

    /** A refusal with words of its own: a text with a blank in it where the sentence is made. */
    private static final Pattern REFUSAL = Pattern.compile(
            "new (?:Problem|Decision\\.Refused)\\((?:(?!;\\s*\\n).)*?\"[^\"\\n]* [^\"\\n]*\"", Pattern.DOTALL);

    /** What the windows around the screens refuse is said by the command line too. */
    private static final Path AROUND = CODE.resolve("shell");

    @Test
    @DisplayName("What a screen refuses is said in the language of the window")
    void refusals() {
        assertThat(files(CODE, ".java"))
                .filteredOn(file -> !file.startsWith(AROUND))
                .allSatisfy(
                        file -> assertThat(REFUSAL.matcher(text(file)).results().map(MatchResult::group))
                                .as(file.toString())
                                .isEmpty());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        Enumeration<String> all = Messages.bundle().getKeys();
        while (all.hasMoreElements()) {
            keys.add(all.nextElement());
        }
        return keys;
    }

    @Test
    @DisplayName("Texts asked for in code and layouts exist")
    void exist() {
        Set<String> keys = keys();
        TreeMap<String, Path> missing = new TreeMap<>();
        for (Path file : files(CODE, ".java")) {
            Matcher asked = ASKED.matcher(text(file));
            while (asked.find()) {
                String key = asked.group(1);
                boolean prefix = "+".equals(asked.group(2));
                boolean known = prefix ? keys.stream().anyMatch(k -> k.startsWith(key)) : keys.contains(key);
                if (!known) {
                    missing.put(key, file);
                }
            }
        }
        for (Path file : files(LAYOUTS, ".fxml")) {
            Matcher asked = IN_LAYOUT.matcher(text(file));
            while (asked.find()) {
                if (!keys.contains(asked.group(1))) {
                    missing.put(asked.group(1), file);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("Texts that exist are used")
    void used() {
        Set<String> literals = new TreeSet<>();
        Set<String> suffixes = new TreeSet<>();
        for (Path file : files(CODE, ".java")) {
            Matcher literal = LITERAL.matcher(text(file));
            while (literal.find()) {
                literals.add(literal.group(1));
            }
            Matcher suffix = SUFFIX.matcher(text(file));
            while (suffix.find()) {
                suffixes.add(suffix.group(1));
            }
        }
        for (Path file : files(LAYOUTS, ".fxml")) {
            Matcher asked = IN_LAYOUT.matcher(text(file));
            while (asked.find()) {
                literals.add(asked.group(1));
            }
        }
        Set<String> unused = new TreeSet<>(keys());
        unused.removeIf(key -> literals.contains(key)
                || suffixes.stream()
                        .anyMatch(suffix -> key.endsWith(suffix)
                                && literals.contains(key.substring(0, key.length() - suffix.length())))
                || literals.stream().anyMatch(prefix -> prefix.endsWith(".") && key.startsWith(prefix)));
        assertThat(unused).isEmpty();
    }

    @Test
    @DisplayName("Every language has every text, with the same things to fill in")
    void everyLanguage() {
        ResourceBundle english = Messages.in(Language.ENGLISH);
        for (Language language : Language.all()) {
            ResourceBundle other = Messages.in(language);
            assertThat(other.keySet()).as(language.ownName()).isEqualTo(english.keySet());
            for (String key : english.keySet()) {
                assertThat(filledIn(other.getString(key)))
                        .as(language.ownName() + ", " + key)
                        .isEqualTo(filledIn(english.getString(key)));
                assertThat(other.getString(key).isBlank())
                        .as(key)
                        .isEqualTo(english.getString(key).isBlank());
            }
        }
    }

    /** What a text leaves to be filled in. */
    private static Set<String> filledIn(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    @Test
    @DisplayName("Every file of texts is one that is read")
    void everyFileIsRead() {
        assertThat(files(LAYOUTS, "messages.properties"))
                .extracting(file -> file.getParent().getFileName().toString())
                .allMatch(Messages.PACKAGES::contains);
    }

    @Test
    @DisplayName("Every layout is well-formed, stands beside its class and leaves the controller to it")
    void layouts() throws Exception {
        for (Path file : files(LAYOUTS, ".fxml")) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            Path relative = LAYOUTS.relativize(file);
            Path controller = CODE.resolve(relative.toString().replace(".fxml", ".java"));
            assertThat(controller).as("class of " + relative).exists();
            assertThat(text(file)).as(relative.toString()).doesNotContain("fx:controller");
        }
    }

    @Test
    @DisplayName("Texts are filled in; an apostrophe stays one")
    void filledIn() {
        assertThat(Messages.text("range.last.hours", 24)).isEqualTo("Last 24 hours");
        assertThat(Messages.text("range.unreadable", "x")).startsWith("'x' is no time");
        keys().forEach(key -> {
            String raw = Messages.bundle().getString(key);
            if (raw.contains("{0}")) {
                assertThat(raw.replace("''", ""))
                        .as(key + " doubles its apostrophes")
                        .doesNotContain("'");
            }
        });
    }
}
