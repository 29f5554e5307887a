package io.modeldeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at exists. */
class DocumentsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path DECISIONS = PROJECT.resolve("docs/decisions");
    /** A link or a picture of Markdown, or the source of an HTML picture; group 1 or 2 is the target without its anchor. */
    private static final Pattern TARGET = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)|src=\"([^\"]+)\"");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            Matcher target = TARGET.matcher(Files.readString(document));
            while (target.find()) {
                String name = target.group(1) == null ? target.group(2) : target.group(1);
                if (!name.contains("://")
                        && !name.startsWith("mailto:")
                        && !Files.exists(document.resolveSibling(name))) {
                    dead.add(PROJECT.relativize(document) + " → " + name);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyDecisionIsListedAndSaysWhatHoldsIt() throws IOException {
        String index = Files.readString(DECISIONS.resolve("README.md"));
        try (Stream<Path> files = Files.list(DECISIONS)) {
            List<Path> records =
                    files.filter(file -> !file.endsWith("README.md")).toList();
            assertThat(records).isNotEmpty().allSatisfy(record -> {
                assertThat(index).contains("(" + record.getFileName() + ")");
                assertThat(Files.readString(record)).contains("**Held by**");
            });
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("docs", "packaging", "assets")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(found::add);
            }
        }
        found.add(PROJECT.resolve("README.md"));
        found.add(PROJECT.resolve("CHANGELOG.md"));
        return found;
    }
}
