package io.modeldeck.ui.kit.place;

import io.modeldeck.metrics.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** Whether it is one row of a list, with all about it. */
    default boolean isRow() {
        return switch (this) {
            case Quality p -> p.feature.isPresent();
            case Alerts p -> p.alertId.isPresent();
            case Retraining p -> p.requestId.isPresent();
            case Runs p -> p.runId.isPresent();
            case Searches p -> p.searchId.isPresent();
            case Benchmarks p -> p.benchmarkId.isPresent();
            default -> false;
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
        return PlaceText.of(this);
    }

    /** Reads what {@link #text} wrote; refuses anything else in a sentence. */
    static Place parse(String text) {
        return PlaceText.parse(text);
    }
}
