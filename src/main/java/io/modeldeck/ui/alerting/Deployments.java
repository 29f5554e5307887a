package io.modeldeck.ui.alerting;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.StageChange;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What went to production close to when an alert began: often the cause, or the answer. Pure. */
final class Deployments {

    /** So close, before or after. */
    static final Duration CLOSE = Duration.ofHours(1);

    private Deployments() {}

    /** In words, the oldest first: {@code v4 went to production 12 min before}. */
    static List<String> near(Instant began, List<StageChange> history) {
        return history.stream()
                .filter(change -> change.to() == Stage.PRODUCTION)
                .filter(change -> Duration.between(change.at(), began).abs().compareTo(CLOSE) <= 0)
                .sorted((a, b) -> a.at().compareTo(b.at()))
                .map(change -> words(began, change))
                .toList();
    }

    private static String words(Instant began, StageChange change) {
        Duration apart = Duration.between(change.at(), began);
        String version = "v" + change.deploymentVersion();
        if (apart.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return Messages.text("alerts.deployed.then", version);
        }
        return Messages.text(
                apart.isNegative() ? "alerts.deployed.after" : "alerts.deployed.before",
                version,
                Formats.duration(apart.abs()));
    }
}
