package io.modeldeck.cli.metrics;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What the figures are held against. */
public final class BesideOption {

    private static final String BEFORE = "before";
    /** No alias has a colon. */
    private static final String MODEL = "model:";

    @Option(
            names = "--compare",
            paramLabel = "WHAT",
            order = 4,
            description =
                    "Holds the figures against the same length of time right before (before), against another model in"
                            + " the same range (model:NAME), or against another version, by its number or alias: in the same"
                            + " range where it has figures there, else in the last stretch of that length in which it has"
                            + " some.")
    private Optional<String> what;

    /**
     * Other figures of the same model, or those of another one.
     *
     * @param word {@code before}, {@code v3}, the name of the other model
     * @param versionId of which version; empty: of all
     */
    public record Beside(String word, ModelInfo model, OptionalLong versionId, TimeRange range) {

        /** As a heading says it. */
        public String title() {
            return BEFORE.equals(word) ? "Before" : "Compared with " + word;
        }

        public MetricPeriod summary(Engine engine) {
            return engine.metrics().summary(model.id(), versionId, range);
        }

        public List<MetricPeriod> periods(Engine engine, Granularity granularity) {
            return engine.metrics().series(model.id(), versionId, granularity, range);
        }
    }

    /**
     * Empty where nothing is asked for.
     *
     * @param versionId whose figures are shown
     */
    public Optional<Beside> of(Engine engine, ModelInfo model, OptionalLong versionId, TimeRange shown) {
        return what.map(word -> {
            if (BEFORE.equals(word)) {
                TimeRange before = new TimeRange(shown.from().minus(shown.length()), shown.from());
                return new Beside(BEFORE, model, versionId, before);
            }
            if (word.startsWith(MODEL)) {
                ModelInfo other = engine.registry().requireModel(word.substring(MODEL.length()));
                return new Beside(other.name(), other, OptionalLong.empty(), shown);
            }
            return version(engine, model, engine.aliases().named(model.id(), word), shown);
        });
    }

    /** One of which nothing was ever measured has no figures in the range itself. */
    private static Beside version(Engine engine, ModelInfo model, ModelVersion version, TimeRange shown) {
        return new Beside(
                "v" + version.deploymentVersion(),
                model,
                OptionalLong.of(version.id()),
                engine.metrics().stretchOf(version.id(), shown).orElse(shown));
    }
}
