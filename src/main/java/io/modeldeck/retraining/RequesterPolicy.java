package io.modeldeck.retraining;

import io.modeldeck.config.ConfigService;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.PromotionPolicy;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells promotion who asked for a version, and whether the policy wants another person to decide. */
public final class RequesterPolicy implements PromotionPolicy {

    private final RequestStore store;
    private final ConfigService config;

    public RequesterPolicy(Database database, ConfigService config, Clock clock) {
        this.store = new RequestStore(database, clock);
        this.config = config;
    }

    @Override
    public boolean secondPersonRequired(ModelVersion version) {
        return policy(version).secondPerson();
    }

    @Override
    public Optional<FreezeWindow.Frozen> frozen(ModelVersion version, Instant at) {
        return FreezeWindow.at(policy(version).freezes(), at);
    }

    @Override
    public Duration rollbackWindow(ModelVersion version) {
        return policy(version).rollbackWindow();
    }

    private MonitoringConfig.Policy policy(ModelVersion version) {
        return config.effective(version.modelId(), version.id()).policy();
    }

    @Override
    public Optional<String> requestedBy(ModelVersion version) {
        return version.trainingRunId().isPresent()
                ? store.requesterOfRun(version.trainingRunId().getAsLong())
                : Optional.empty();
    }
}
