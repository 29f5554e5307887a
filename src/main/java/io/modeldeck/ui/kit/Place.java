package io.modeldeck.ui.kit;

import io.modeldeck.metrics.Comparison;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Where somebody is in the console: enough to come back, to bookmark and to send to somebody else. */
public sealed interface Place {

    String SCHEME = "modeldeck:";

    /** What earlier versions wrote. */
    String OLD_SCHEME = "console:";

    record Welcome() implements Place {}

    record Overview() implements Place {}

    /** The board of versions and their stages; where a model is named, with its version in production in view. */
    record Models(OptionalLong modelId) implements Place {
        public Models() {
            this(OptionalLong.empty());
        }
    }

    /** All about one model. */
    record ModelPage(long modelId) implements Place {}

    /**
     * Versions and runs of a model beside one another.
     *
     * @param items what to lay there, the one first that the others are held against: {@code v3}, {@code run 7}; none: the usual ones
     */
    record Compare(long modelId, List<String> items) implements Place {
        public Compare {
            items = List.copyOf(items);
        }

        public Compare(long modelId) {
            this(modelId, List.of());
        }
    }

    /** What a version would have answered lately; where none is named, the one that is next on the way up. */
    record Shadow(long modelId, OptionalLong versionId) implements Place {}

    /** @param with what the figures are held against */
    record Metrics(long modelId, Comparison with) implements Place {
        public Metrics(long modelId) {
            this(modelId, new Comparison.None());
        }
    }

    record Drift(long modelId, Optional<String> feature) implements Place {
        public Drift(long modelId) {
            this(modelId, Optional.empty());
        }
    }

    record Quality(long modelId, Optional<String> feature) implements Place {
        public Quality(long modelId) {
            this(modelId, Optional.empty());
        }
    }

    /**
     * The events behind a finding about data quality.
     *
     * @param number of the finding in its check, from 1
     */
    record Finding(long modelId, long checkId, int number) implements Place {}

    /** @param modelId whose alerts alone are shown */
    record Alerts(OptionalLong alertId, OptionalLong modelId) implements Place {
        public Alerts(OptionalLong alertId) {
            this(alertId, OptionalLong.empty());
        }

        public Alerts() {
            this(OptionalLong.empty());
        }

        public static Alerts ofModelAlone(long modelId) {
            return new Alerts(OptionalLong.empty(), OptionalLong.of(modelId));
        }
    }

    record Retraining(OptionalLong requestId) implements Place {
        public Retraining() {
            this(OptionalLong.empty());
        }
    }

    /** @param modelId whose runs alone are shown */
    record Runs(OptionalLong runId, OptionalLong modelId) implements Place {
        public Runs(OptionalLong runId) {
            this(runId, OptionalLong.empty());
        }

        public Runs() {
            this(OptionalLong.empty());
        }

        public static Runs ofModelAlone(long modelId) {
            return new Runs(OptionalLong.empty(), OptionalLong.of(modelId));
        }
    }

    /** Searches of hyperparameters. */
    record Searches(OptionalLong searchId) implements Place {
        public Searches() {
            this(OptionalLong.empty());
        }
    }

    /**
     * Models asked by hand.
     *
     * @param versionId the version that is asked first
     */
    record Playground(OptionalLong versionId, Tab tab) implements Place {

        /** What is done there. */
        public enum Tab {
            ASK,
            BATCH,
            TOKENS;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public Playground() {
            this(OptionalLong.empty(), Tab.ASK);
        }
    }

    record Benchmarks(OptionalLong benchmarkId) implements Place {
        public Benchmarks() {
            this(OptionalLong.empty());
        }
    }

    record Jobs() implements Place {}

    /** The settings; where a model is named, what is configured for it. */
    record Settings(OptionalLong modelId) implements Place {
        public Settings() {
            this(OptionalLong.empty());
        }
    }

    record Diagnostics() implements Place {}

    /** The entry of the navigation that this place belongs to. */
    default Section section() {
        return switch (this) {
            case Welcome p -> Section.WELCOME;
            case Overview p -> Section.OVERVIEW;
            case Models p -> Section.MODELS;
            case ModelPage p -> Section.MODEL;
            case Compare p -> Section.COMPARE;
            case Shadow p -> Section.SHADOW;
            case Metrics p -> Section.METRICS;
            case Drift p -> Section.DRIFT;
            case Quality p -> Section.QUALITY;
            case Finding p -> Section.QUALITY;
            case Alerts p -> Section.ALERTS;
            case Retraining p -> Section.RETRAINING;
            case Runs p -> Section.RUNS;
            case Searches p -> Section.RUNS;
            case Playground p -> Section.PLAYGROUND;
            case Benchmarks p -> Section.BENCHMARKS;
            case Jobs p -> Section.JOBS;
            case Settings p -> Section.SETTINGS;
            case Diagnostics p -> Section.DIAGNOSTICS;
        };
    }

    /** The model that this place is about, where it is about one. */
    default OptionalLong model() {
        return switch (this) {
            case ModelPage p -> OptionalLong.of(p.modelId);
            case Models p -> p.modelId;
            case Compare p -> OptionalLong.of(p.modelId);
            case Shadow p -> OptionalLong.of(p.modelId);
            case Metrics p -> OptionalLong.of(p.modelId);
            case Drift p -> OptionalLong.of(p.modelId);
            case Quality p -> OptionalLong.of(p.modelId);
            case Finding p -> OptionalLong.of(p.modelId);
            case Alerts p -> p.modelId;
            case Runs p -> p.modelId;
            default -> OptionalLong.empty();
        };
    }

    /** The same place for another model; unchanged where a place is about no model. */
    default Place ofModel(long modelId) {
        return switch (this) {
            case ModelPage p -> new ModelPage(modelId);
            case Compare p -> p.modelId == modelId ? p : new Compare(modelId);
            case Shadow p -> p.modelId == modelId ? p : new Shadow(modelId, OptionalLong.empty());
            // versions are a model's own
            case Metrics p ->
                p.modelId == modelId || !(p.with instanceof Comparison.Version)
                        ? new Metrics(modelId, p.with)
                        : new Metrics(modelId);
            case Drift p -> new Drift(modelId);
            case Quality p -> new Quality(modelId);
            case Finding p -> p.modelId == modelId ? p : new Quality(modelId);
            case Alerts p -> p.modelId.isPresent() ? Alerts.ofModelAlone(modelId) : p;
            case Runs p -> p.modelId.isPresent() ? Runs.ofModelAlone(modelId) : p;
            default -> this;
        };
    }

    /** The first place of a section; {@code modelId} is used where the section is about one model. */
    static Place of(Section section, OptionalLong modelId) {
        return switch (section) {
            case WELCOME -> new Welcome();
            case OVERVIEW -> new Overview();
            case MODEL -> new ModelPage(modelId.orElse(0));
            case MODELS -> new Models();
            case SHADOW -> new Shadow(modelId.orElse(0), OptionalLong.empty());
            case METRICS -> new Metrics(modelId.orElse(0));
            case COMPARE -> new Compare(modelId.orElse(0));
            case DRIFT -> new Drift(modelId.orElse(0));
            case QUALITY -> new Quality(modelId.orElse(0));
            case ALERTS -> new Alerts();
            case RETRAINING -> new Retraining();
            case RUNS -> new Runs();
            case PLAYGROUND -> new Playground();
            case BENCHMARKS -> new Benchmarks();
            case JOBS -> new Jobs();
            case SETTINGS -> new Settings();
            case DIAGNOSTICS -> new Diagnostics();
        };
    }

    /** What a link to the place begins with, without ids. */
    default String word() {
        return this instanceof Searches ? "searches" : section().word();
    }

    /** The place as a text that {@link #parse} reads back: {@code modeldeck:drift?model=3&feature=age}. */
    default String text() {
        Map<String, String> words = new LinkedHashMap<>();
        String name = word();
        model().ifPresent(id -> words.put("model", Long.toString(id)));
        switch (this) {
            case Drift p -> p.feature.ifPresent(feature -> words.put("feature", feature));
            case Quality p -> p.feature.ifPresent(feature -> words.put("feature", feature));
            case Metrics p -> {
                if (!p.with.word().isEmpty()) {
                    words.put("compare", p.with.word());
                }
            }
            case Finding p -> {
                words.put("check", Long.toString(p.checkId));
                words.put("finding", Integer.toString(p.number));
            }
            case Alerts p -> p.alertId.ifPresent(id -> words.put("alert", Long.toString(id)));
            case Retraining p -> p.requestId.ifPresent(id -> words.put("request", Long.toString(id)));
            case Runs p -> p.runId.ifPresent(id -> words.put("run", Long.toString(id)));
            case Searches p -> p.searchId.ifPresent(id -> words.put("search", Long.toString(id)));
            case Shadow p -> p.versionId.ifPresent(id -> words.put("version", Long.toString(id)));
            case Settings p -> p.modelId.ifPresent(id -> words.put("model", Long.toString(id)));
            case Compare p -> {
                if (!p.items.isEmpty()) {
                    words.put("items", String.join(",", p.items));
                }
            }
            case Playground p -> {
                p.versionId.ifPresent(id -> words.put("version", Long.toString(id)));
                if (p.tab != Playground.Tab.ASK) {
                    words.put("tab", p.tab.word());
                }
            }
            case Benchmarks p -> p.benchmarkId.ifPresent(id -> words.put("benchmark", Long.toString(id)));
            default -> {}
        }
        return SCHEME
                + name
                + words.entrySet().stream()
                        .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", words.isEmpty() ? "" : "?", ""));
    }

    /** Reads what {@link #text} wrote; refuses anything else in a sentence. */
    static Place parse(String text) {
        String rest = text.startsWith(SCHEME)
                ? text.substring(SCHEME.length())
                : text.startsWith(OLD_SCHEME) ? text.substring(OLD_SCHEME.length()) : text;
        int mark = rest.indexOf('?');
        String name = mark < 0 ? rest : rest.substring(0, mark);
        Map<String, String> words = Link.words(text, mark < 0 ? "" : rest.substring(mark + 1));
        return switch (name) {
            case "welcome" -> new Welcome();
            case "overview" -> new Overview();
            case "models" -> new Models(number(text, words, "model"));
            case "model" -> new ModelPage(number(text, words, "model").orElse(0));
            case "compare" -> new Compare(number(text, words, "model").orElse(0), items(words.get("items")));
            case "shadow" -> new Shadow(number(text, words, "model").orElse(0), number(text, words, "version"));
            case "metrics" ->
                new Metrics(
                        number(text, words, "model").orElse(0),
                        Comparison.of(words.getOrDefault("compare", "")).orElseThrow(() -> Link.noPlace(text)));
            // links of earlier versions name a check on the drift screen
            case "drift", "quality" -> check(name, text, words);
            case "alerts" -> new Alerts(number(text, words, "alert"), number(text, words, "model"));
            case "retraining" -> new Retraining(number(text, words, "request"));
            case "runs" -> new Runs(number(text, words, "run"), number(text, words, "model"));
            case "searches" -> new Searches(number(text, words, "search"));
            case "playground" ->
                new Playground(number(text, words, "version"), tab(text, words.getOrDefault("tab", "ask")));
            case "benchmarks" -> new Benchmarks(number(text, words, "benchmark"));
            case "jobs" -> new Jobs();
            case "settings" -> new Settings(number(text, words, "model"));
            case "diagnostics" -> new Diagnostics();
            default -> throw Link.noPlace(text);
        };
    }

    private static Playground.Tab tab(String text, String word) {
        return Arrays.stream(Playground.Tab.values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Link.noPlace(text));
    }

    private static Place check(String name, String text, Map<String, String> words) {
        long model = number(text, words, "model").orElse(0);
        OptionalLong check = number(text, words, "check");
        Optional<String> feature = Optional.ofNullable(words.get("feature"));
        if (check.isPresent()) {
            long finding = number(text, words, "finding").orElse(1);
            return new Finding(model, check.getAsLong(), Math.clamp(finding, 1, Integer.MAX_VALUE));
        }
        return "drift".equals(name) ? new Drift(model, feature) : new Quality(model, feature);
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
            throw Link.noPlace(text);
        }
    }
}
