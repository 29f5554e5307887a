package io.modeldeck.app;

import io.modeldeck.domain.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What goes to whoever looks for a fault, as a file: {@code .zip} with a text and a document, or one of them alone as {@code .txt} or {@code .json}.
 * It names no model, feature, file or person: of the lines of the log only when, how grave, where and which errors, without their words.
 *
 * @param lines of the log, the newest first
 * @param faults that a check of the workspace found; empty: it was not checked
 */
public record SupportBundle(Diagnostics diagnostics, List<LogTail.Line> lines, Optional<List<String>> faults) {

    /** What its file may end with, the whole bundle first. */
    public static final List<String> ENDINGS = List.of(".zip", ".txt", ".json");

    private static final int MOST_LINES = 200;

    public SupportBundle {
        lines = lines.stream().limit(MOST_LINES).toList();
    }

    /** Whether a file of that name can be written. */
    public static boolean isEnding(String name) {
        return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** Fills the file with what the ending of the name asks for. */
    public void write(Path file, String name) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            Files.writeString(file, json());
        } else if (lower.endsWith(".txt")) {
            Files.writeString(file, text());
        } else {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                entry(zip, "diagnostics.txt", text());
                entry(zip, "diagnostics.json", json());
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String json() {
        return Json.pretty(document());
    }

    /** All of it as a document. */
    public Map<String, Object> document() {
        Map<String, Object> document = diagnostics.document();
        document.put("faults", faults.map(List::size).orElse(null));
        document.put(
                "log",
                lines.stream()
                        .map(line -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("at", line.at());
                            one.put("level", line.level());
                            one.put("area", line.area());
                            one.put("cause", line.cause().orElse(null));
                            return one;
                        })
                        .toList());
        return document;
    }

    /** All of it to be read. */
    public String text() {
        StringBuilder text = new StringBuilder(diagnostics.text());
        faults.ifPresent(found ->
                text.append("\nfaults of the workspace: ").append(found.size()).append('\n'));
        text.append(lines.isEmpty() ? "" : "\n");
        for (LogTail.Line line : lines) {
            text.append(line.at())
                    .append(' ')
                    .append(line.level())
                    .append(' ')
                    .append(line.area())
                    .append(line.cause().map(cause -> ": " + cause).orElse(""))
                    .append('\n');
        }
        return text.toString();
    }
}
