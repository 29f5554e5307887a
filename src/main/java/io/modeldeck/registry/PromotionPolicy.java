package io.modeldeck.registry;

import io.modeldeck.config.FreezeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What promotion must know from the floors above: the workspace's policy and who asked for a version. */
public interface PromotionPolicy {

    /** Whether another person than the requester must decide over production. */
    boolean secondPersonRequired(ModelVersion version);

    /** Who asked for the run that made the version; empty when no request did. */
    Optional<String> requestedBy(ModelVersion version);

    /** Whether promotions to production are frozen at that moment, and until when. */
    default Optional<FreezeWindow.Frozen> frozen(ModelVersion version, Instant at) {
        return Optional.empty();
    }

    /** How long after it left production a version comes back without a new validation. */
    default Duration rollbackWindow(ModelVersion version) {
        return Duration.ofDays(7);
    }

    /** One person on their own workstation. */
    static PromotionPolicy onePerson() {
        return new PromotionPolicy() {
            @Override
            public boolean secondPersonRequired(ModelVersion version) {
                return false;
            }

            @Override
            public Optional<String> requestedBy(ModelVersion version) {
                return Optional.empty();
            }
        };
    }
}
