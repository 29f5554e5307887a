package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.retraining.ReopenCondition.Since;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each event makes of each status, and what reopens a request. */
class RequestStatusTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // from,           endorse,          approve,  reject,   send back, reopen,           expire,  supersede,
        // completed, failed, withdraw
        "PENDING_APPROVAL, PENDING_APPROVAL, APPROVED, REJECTED, SENT_BACK, -,                EXPIRED, SUPERSEDED, -,         -, -",
        "SENT_BACK,        -,                -,        REJECTED, -,         PENDING_APPROVAL, EXPIRED, SUPERSEDED, -,         -, -",
        "APPROVED,         -,                -,        -,        -,         -,                -,       -,          COMPLETED, PENDING_APPROVAL, PENDING_APPROVAL",
        "REJECTED,         -,                -,        -,        -,         -,                -,       -,          -,         -, -",
        "EXPIRED,          -,                -,        -,        -,         -,                -,       -,          -,         -, -",
        "SUPERSEDED,       -,                -,        -,        -,         -,                -,       -,          -,         -, -",
        "COMPLETED,        -,                -,        -,        -,         -,                -,       -,          -,         -, -",
    })
    void theWholeTable(
            RequestStatus from,
            String endorse,
            String approve,
            String reject,
            String sendBack,
            String reopen,
            String expire,
            String supersede,
            String completed,
            String failed,
            String withdraw) {
        List<String> found = new ArrayList<>();
        for (RequestEvent event : RequestEvent.values()) {
            found.add(from.after(event).map(Enum::name).orElse("-"));
        }
        assertThat(found)
                .containsExactly(
                        endorse, approve, reject, sendBack, reopen, expire, supersede, completed, failed, withdraw);
        assertThat(from.isOpen()).isEqualTo(found.stream().anyMatch(next -> !next.equals("-")));
        assertThat(RequestStatus.of(from.word())).isEqualTo(from);
    }

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "labels, 499, false",
        "labels, 500, true",
        "drift,  ,    false",
        "drift,  0.39,false",
        "drift,  0.4, true",
        "time,   -1,  false",
        "time,   0,   true",
    })
    void aConditionIsMetAtItsLimitAndNotBefore(String type, Double value, boolean met) {
        ReopenCondition condition = switch (type) {
            case "labels" -> new ReopenCondition.NewLabels(500);
            case "drift" -> new ReopenCondition.DriftScore(0.4);
            default -> new ReopenCondition.At(NOON);
        };
        Since since = new Since(
                type.equals("time") ? NOON.plusMillis(value.longValue()) : NOON,
                type.equals("labels") ? value.longValue() : 0,
                type.equals("drift") && value != null ? OptionalDouble.of(value) : OptionalDouble.empty());
        assertThat(condition.met(since).isPresent()).isEqualTo(met);
        assertThat(ReopenCondition.read(Json.write(condition.document()))).isEqualTo(condition);
    }

    @Test
    void impossibleConditionsAreRefused() {
        assertThatThrownBy(() -> new ReopenCondition.NewLabels(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new ReopenCondition.DriftScore(1.1)).isInstanceOf(Problem.class);
    }

    @Test
    void whatWasApprovedBeforeItCameBackDoesNotCount() {
        RequestStep first = step(RequestEvent.ENDORSE, "Sample engineer");
        assertThat(RequestStep.endorsers(List.of(first))).containsExactly("Sample engineer");
        assertThat(RequestStep.endorsers(List.of(first, step(RequestEvent.SEND_BACK, "Sample reviewer"))))
                .isEmpty();
        assertThat(RequestStep.endorsers(List.of(
                        first, step(RequestEvent.RUN_FAILED, "system"), step(RequestEvent.ENDORSE, "Sample reviewer"))))
                .containsExactly("Sample reviewer");
    }

    private static RequestStep step(RequestEvent event, String by) {
        return new RequestStep(
                event, RequestStatus.PENDING_APPROVAL, RequestStatus.PENDING_APPROVAL, NOON, by, "x", false);
    }
}
