package io.modeldeck.ui.shell;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.LayerChoice;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.selection.RangeText;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How somebody looks at something: where, at which range of time, and how the tables there are arranged. It holds no data, so it can be sent on.
 *
 * @param model the name of the model it is about, or empty; in another workspace the model of that name is meant
 * @param range what is relative stays relative
 * @param tables by the table's name
 * @param layers what lies over its charts
 * @param keeping whether what somebody changes while it is shown can be saved into it
 */
public record SavedView(
        String name,
        Place place,
        String model,
        RangeChoice range,
        Map<String, TableState> tables,
        LayerChoice layers,
        Keeping keeping) {

    /** What becomes of changes. */
    public enum Keeping {
        /** They can be saved under its name. */
        CHANGES,
        /** It stays as it is until somebody switches that off: nobody saves over what another person sent by zooming. */
        FIXED,
        /** It came with the window. */
        BUILT_IN
    }

    static final int LONGEST_NAME = 60;

    /** What the name of a file with a view ends with. */
    public static final String ENDING = ".view.json";

    private static final long LARGEST = 64_000;

    public SavedView {
        tables = Map.copyOf(tables);
        if (!isName(name)) {
            throw new Problem(Messages.text("view.no-name", name, LONGEST_NAME));
        }
    }

    /** One with the usual layers. */
    SavedView(String name, Place place, String model, RangeChoice range, Map<String, TableState> tables) {
        this(name, place, model, range, tables, LayerChoice.USUAL, Keeping.CHANGES);
    }

    /** Names become names of files. */
    static boolean isName(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> "/\\:*?\"<>|".indexOf(c) >= 0 || Character.isISOControl(c));
    }

    SavedView named(String other) {
        return new SavedView(other, place, model, range, tables, layers, keeping);
    }

    /** The same view with changes or without. */
    public SavedView keeping(Keeping other) {
        return new SavedView(name, place, model, range, tables, layers, other);
    }

    /** Whether it shows the same, whatever it is called. One that came with the window says nothing of the tables that it does not name. */
    boolean shows(SavedView other) {
        Map<String, TableState> compared = new TreeMap<>(other.tables);
        // a list that it does not name was as it comes
        compared.entrySet()
                .removeIf(list ->
                        !tables.containsKey(list.getKey()) && list.getValue().equals(TableState.PLAIN));
        if (keeping == Keeping.BUILT_IN) {
            compared.keySet().retainAll(tables.keySet());
        }
        return place.equals(other.place)
                && model.equals(other.model)
                && range.equals(other.range)
                && tables.equals(compared)
                && layers.equals(other.layers);
    }

    /**
     * Whether another may be saved under its name.
     *
     * @throws Problem where it is to stay as it is
     */
    void requireChanges() {
        switch (keeping) {
            case CHANGES -> {}
            case FIXED -> throw new Problem(Messages.text("view.refused.FIXED", name));
            case BUILT_IN -> throw new Problem(Messages.text("view.refused.BUILT_IN", name));
        }
    }

    /** As a file. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("view", name);
        document.put("place", place.text());
        document.put("model", model);
        document.put("range", range(range));
        Map<String, Object> arranged = new TreeMap<>();
        tables.forEach((table, state) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("filter", state.filter());
            one.put("sortedBy", state.sortedBy());
            one.put("descending", state.descending());
            one.put("hidden", state.hidden());
            arranged.put(table, one);
        });
        document.put("tables", arranged);
        if (!layers.equals(LayerChoice.USUAL)) {
            document.put("layers", layers.text());
        }
        if (keeping == Keeping.FIXED) {
            document.put("changes", "off");
        }
        return Json.pretty(document);
    }

    /**
     * Reads a file that anybody may have written.
     *
     * @throws Problem where it is no view
     */
    public static SavedView read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Problem(Messages.text("view.file.large", file));
            }
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new Problem(Messages.text("view.file.unread", file, DiskReason.of(e)), e);
        }
    }

    /**
     * Reads what {@link #json} wrote, or anybody else.
     *
     * @throws Problem where it is no view
     */
    public static SavedView read(String json) {
        Map<String, Object> document = Json.readObject(json);
        Map<String, TableState> tables = new LinkedHashMap<>();
        if (document.get("tables") instanceof Map<?, ?> found) {
            found.forEach((table, state) -> {
                if (state instanceof Map<?, ?> words) {
                    tables.put(String.valueOf(table), table(words));
                }
            });
        }
        return new SavedView(
                text(document, "view"),
                Place.parse(text(document, "place")),
                document.get("model") instanceof String model ? model : "",
                range(text(document, "range")),
                tables,
                LayerChoice.parse(document.get("layers") instanceof String layers ? layers : ""),
                "off".equals(document.get("changes")) ? Keeping.FIXED : Keeping.CHANGES);
    }

    private static TableState table(Map<?, ?> words) {
        return new TableState(
                words.get("filter") instanceof String filter ? filter : "",
                words.get("sortedBy") instanceof String by ? by : "",
                Boolean.TRUE.equals(words.get("descending")),
                words.get("hidden") instanceof List<?> hidden
                        ? hidden.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static String text(Map<String, Object> document, String key) {
        if (document.get(key) instanceof String text) {
            return text;
        }
        throw new Problem(Messages.text("view.file.lacks", key));
    }

    /** The range as the file says it. */
    public String rangeText() {
        return range(range);
    }

    private static String range(RangeChoice range) {
        return switch (range) {
            case RangeChoice.All all -> "all";
            case RangeChoice.Last last -> "last " + last.length();
            case RangeChoice.Between between ->
                between.range().from() + " " + between.range().to();
            case RangeChoice.Moving moving -> RangeText.of(moving);
        };
    }

    private static RangeChoice range(String text) {
        String[] words = text.split(" ");
        try {
            if ("all".equals(text)) {
                return new RangeChoice.All();
            }
            if (words.length == 2 && "last".equals(words[0])) {
                return new RangeChoice.Last(Duration.parse(words[1]));
            }
            if (words.length == 2) {
                return new RangeChoice.Between(new TimeRange(Instant.parse(words[0]), Instant.parse(words[1])));
            }
            return RangeText.parse(text);
        } catch (DateTimeException | IllegalArgumentException | Problem noRange) {
            throw new Problem(Messages.text("view.file.no-range", text), noRange);
        }
    }
}
