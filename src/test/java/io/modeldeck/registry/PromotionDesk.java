package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model whose versions are moved between stages, and what is asked about them. */
abstract class PromotionDesk {

    @TempDir
    Path folder;

    RegistryBench bench;
    Promotion promotion;
    ModelInfo churn;

    @BeforeEach
    void open() {
        bench = new RegistryBench(folder);
        promotion = bench.promotion();
        churn = bench.model("churn");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    Stage stage(ModelVersion version) {
        return bench.registry.requireVersion(version.id()).stage();
    }

    String production() {
        return bench.registry
                .production(churn.id())
                .map(ModelVersion::sourceVersion)
                .orElse("-");
    }

    List<String> history() {
        return promotion.stageHistory(churn.id()).stream()
                .map(c -> "v" + c.deploymentVersion() + " "
                        + c.from().map(Stage::word).orElse("-") + ">"
                        + c.to().word() + " " + c.kind().word() + " h"
                        + (c.at().getEpochSecond() - T0.getEpochSecond()) / 3600
                        + c.until()
                                .map(u -> "-h" + (u.getEpochSecond() - T0.getEpochSecond()) / 3600)
                                .orElse(""))
                .toList();
    }

    /** Frozen from hour 10 on until then; a way back of a day. */
    record Policy(Instant until) implements PromotionPolicy {
        @Override
        public boolean secondPersonRequired(ModelVersion version) {
            return false;
        }

        @Override
        public Optional<String> requestedBy(ModelVersion version) {
            return Optional.empty();
        }

        @Override
        public Optional<FreezeWindow.Frozen> frozen(ModelVersion version, Instant at) {
            return at.isBefore(hour(10)) || !at.isBefore(until)
                    ? Optional.empty()
                    : Optional.of(new FreezeWindow.Frozen(until, "year end"));
        }

        @Override
        public Duration rollbackWindow(ModelVersion version) {
            return Duration.ofHours(24);
        }
    }
}
