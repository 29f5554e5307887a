package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ChangeKind;
import io.modeldeck.registry.StageChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an alert is told to have happened beside, and until when a silence lasts. */
class DeploymentsTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:00:00Z");

    private static StageChange to(Stage stage, int version, Duration before) {
        return new StageChange(
                version,
                1,
                version,
                version,
                Optional.empty(),
                stage,
                AT.minus(before),
                Optional.empty(),
                "Sample engineer",
                "",
                ChangeKind.values()[0],
                false);
    }

    @Test
    void whatWentToProductionWithinAnHourIsSaid() {
        assertThat(Deployments.near(
                        AT,
                        List.of(
                                to(Stage.PRODUCTION, 6, Duration.ofMinutes(-60)),
                                to(Stage.PRODUCTION, 5, Duration.ofSeconds(20)),
                                to(Stage.PRODUCTION, 4, Duration.ofMinutes(12)),
                                to(Stage.STAGING, 7, Duration.ofMinutes(2)),
                                to(Stage.PRODUCTION, 3, Duration.ofSeconds(3_601)),
                                to(Stage.PRODUCTION, 8, Duration.ofSeconds(-3_601)))))
                .containsExactly(
                        "v4 went to production 12\u00a0min before",
                        "v5 went to production at that moment",
                        "v6 went to production 1\u00a0h after");
    }

    @Test
    void aSilenceLastsSoLongOrUntilADate() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        assertThat(SilenceTime.lasts(" 4h ", AT, zone)).isEqualTo(Duration.ofHours(4));
        assertThat(SilenceTime.lasts("2026-03-15 08:00", AT, zone)).isEqualTo(Duration.ofHours(23));
        assertThat(SilenceTime.lasts("2026-03-15", AT, zone)).isEqualTo(Duration.ofHours(15));
        assertThatThrownBy(() -> SilenceTime.lasts("2026-03-14 09:00", AT, zone))
                .isInstanceOf(Problem.class)
                .hasMessage("2026-03-14 09:00 is over already; name a moment to come.");
        assertThatThrownBy(() -> SilenceTime.lasts("2026-3x", AT, zone)).isInstanceOf(Problem.class);
    }
}
