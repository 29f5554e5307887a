package io.modeldeck.cli.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintDocument;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of constraints: JSON as it is printed or exported, or a CSV with the same words for columns. */
final class ConstraintFile {

    private static final long LARGEST = 8 << 20;

    private ConstraintFile() {}

    /** Reads all of them; refuses the file for the first that cannot be, with its place. */
    static List<Constraint> read(Path file, long modelId) {
        boolean json = file.getFileName().toString().endsWith(".json");
        List<Map<String, Object>> documents = json ? ofJson(file) : ofTable(file);
        List<Constraint> constraints = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            try {
                constraints.add(ConstraintDocument.read(modelId, document));
            } catch (Problem e) {
                throw new Problem(file + ", constraint " + (constraints.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return constraints;
    }

    private static List<Map<String, Object>> ofJson(Path file) {
        String text = text(file).strip();
        Object content = text.startsWith("[") ? Json.readArray(text) : list(Json.readObject(text));
        if (!(content instanceof List<?> list)) {
            throw new Problem(file + " holds no list of constraints; constraints list --json shows how one looks.");
        }
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> map)) {
                throw new Problem(file + ", constraint " + (documents.size() + 1) + ": an object belongs here.");
            }
            Map<String, Object> document = new LinkedHashMap<>();
            map.forEach((key, value) -> document.put(String.valueOf(key), value));
            documents.add(document);
        }
        return documents;
    }

    /** As {@code constraints list --json} prints it, or as an export writes it. */
    private static Object list(Map<String, Object> document) {
        return document.containsKey("rows") ? document.get("rows") : document.get("constraints");
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Problem(file + " is larger than 8 MB, too large for a list of constraints.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem(
                    "Cannot read " + file + " (" + e.getClass().getSimpleName()
                            + "); make sure that it is there, readable and UTF-8.",
                    e);
        }
    }

    private static List<Map<String, Object>> ofTable(Path file) {
        ReadOptions plain = ReadOptions.defaults();
        Table table = TableFile.read(file, plain.withCategorical(TableFile.columns(file, plain)));
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            Map<String, Object> document = new LinkedHashMap<>();
            for (Column column : table.columns()) {
                document.put(column.name(), cell(column.text(row)));
            }
            documents.add(document);
        }
        return documents;
    }

    /** Without the apostrophe that an export puts before what a spreadsheet would take for a formula; a set as the list that it is. */
    private static Object cell(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r".indexOf(text.charAt(1)) >= 0;
        String plain = guarded ? text.substring(1) : text;
        return plain.startsWith("[\"") && plain.endsWith("\"]") ? Json.readArray(plain) : plain;
    }
}
