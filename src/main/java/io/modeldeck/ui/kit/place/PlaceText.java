package io.modeldeck.ui.kit.place;

import io.modeldeck.metrics.Comparison;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A place as the text that links, saved views and the clipboard hold: {@code modeldeck:drift?model=3&feature=age}. Pure. */
final class PlaceText {

    private PlaceText() {}

    /** What {@link #parse} reads back. */
    static String of(Place place) {
        Map<String, String> words = new LinkedHashMap<>();
        String name = place.word();
        place.model().ifPresent(id -> words.put("model", Long.toString(id)));
        switch (place) {
            case Place.Drift p -> p.feature().ifPresent(feature -> words.put("feature", feature));
            case Place.Quality p -> p.feature().ifPresent(feature -> words.put("feature", feature));
            case Place.Metrics p -> {
                if (!p.with().word().isEmpty()) {
                    words.put("compare", p.with().word());
                }
            }
            case Place.Finding p -> {
                words.put("check", Long.toString(p.checkId()));
                words.put("finding", Integer.toString(p.number()));
            }
            case Place.Alerts p -> p.alertId().ifPresent(id -> words.put("alert", Long.toString(id)));
            case Place.Retraining p -> p.requestId().ifPresent(id -> words.put("request", Long.toString(id)));
            case Place.Runs p -> p.runId().ifPresent(id -> words.put("run", Long.toString(id)));
            case Place.Searches p -> p.searchId().ifPresent(id -> words.put("search", Long.toString(id)));
            case Place.Shadow p -> p.versionId().ifPresent(id -> words.put("version", Long.toString(id)));
            case Place.Settings p -> p.modelId().ifPresent(id -> words.put("model", Long.toString(id)));
            case Place.Compare p -> {
                if (!p.items().isEmpty()) {
                    words.put("items", String.join(",", p.items()));
                }
            }
            case Place.Playground p -> {
                p.versionId().ifPresent(id -> words.put("version", Long.toString(id)));
                if (p.tab() != Place.Playground.Tab.ASK) {
                    words.put("tab", p.tab().word());
                }
            }
            case Place.Benchmarks p -> p.benchmarkId().ifPresent(id -> words.put("benchmark", Long.toString(id)));
            default -> {}
        }
        return Place.SCHEME
                + name
                + words.entrySet().stream()
                        .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", words.isEmpty() ? "" : "?", ""));
    }

    /** Reads what {@link #of} wrote; refuses anything else in a sentence. */
    static Place parse(String text) {
        String rest = text.startsWith(Place.SCHEME)
                ? text.substring(Place.SCHEME.length())
                : text.startsWith(Place.OLD_SCHEME) ? text.substring(Place.OLD_SCHEME.length()) : text;
        int mark = rest.indexOf('?');
        String name = mark < 0 ? rest : rest.substring(0, mark);
        Map<String, String> words = LinkWords.of(text, mark < 0 ? "" : rest.substring(mark + 1));
        return switch (name) {
            case "welcome" -> new Place.Welcome();
            case "overview" -> new Place.Overview();
            case "models" -> new Place.Models(number(text, words, "model"));
            case "model" -> new Place.ModelPage(number(text, words, "model").orElse(0));
            case "compare" -> new Place.Compare(number(text, words, "model").orElse(0), items(words.get("items")));
            case "shadow" -> new Place.Shadow(number(text, words, "model").orElse(0), number(text, words, "version"));
            case "metrics" ->
                new Place.Metrics(
                        number(text, words, "model").orElse(0),
                        Comparison.of(words.getOrDefault("compare", "")).orElseThrow(() -> LinkWords.noPlace(text)));
            // links of earlier versions name a check on the drift screen
            case "drift", "quality" -> check(name, text, words);
            case "alerts" -> new Place.Alerts(number(text, words, "alert"), number(text, words, "model"));
            case "retraining" -> new Place.Retraining(number(text, words, "request"));
            case "runs" -> new Place.Runs(number(text, words, "run"), number(text, words, "model"));
            case "searches" -> new Place.Searches(number(text, words, "search"));
            case "playground" ->
                new Place.Playground(number(text, words, "version"), tab(text, words.getOrDefault("tab", "ask")));
            case "benchmarks" -> new Place.Benchmarks(number(text, words, "benchmark"));
            case "jobs" -> new Place.Jobs();
            case "settings" -> new Place.Settings(number(text, words, "model"));
            case "diagnostics" -> new Place.Diagnostics();
            default -> throw LinkWords.noPlace(text);
        };
    }

    private static Place.Playground.Tab tab(String text, String word) {
        return Arrays.stream(Place.Playground.Tab.values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElseThrow(() -> LinkWords.noPlace(text));
    }

    private static Place check(String name, String text, Map<String, String> words) {
        long model = number(text, words, "model").orElse(0);
        OptionalLong check = number(text, words, "check");
        Optional<String> feature = Optional.ofNullable(words.get("feature"));
        if (check.isPresent()) {
            long finding = number(text, words, "finding").orElse(1);
            return new Place.Finding(model, check.getAsLong(), Math.clamp(finding, 1, Integer.MAX_VALUE));
        }
        return "drift".equals(name) ? new Place.Drift(model, feature) : new Place.Quality(model, feature);
    }

    private static List<String> items(String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    private static OptionalLong number(String text, Map<String, String> words, String key) {
        String word = words.get(key);
        if (word == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(word));
        } catch (NumberFormatException e) {
            throw LinkWords.noPlace(text);
        }
    }
}
