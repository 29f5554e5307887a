package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.retraining.RequestStatus;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where requests stand in the queue. */
class QueuePartTest {

    @Test
    @DisplayName("Each state of a request has exactly one part of the queue, and what was sent back has its own")
    void parts() {
        for (RequestStatus status : RequestStatus.values()) {
            assertThat(Arrays.stream(QueuePart.values()).filter(part -> part.holds(status)))
                    .as("parts of " + status)
                    .containsExactly(QueuePart.of(status));
        }
        assertThat(QueuePart.of(RequestStatus.SENT_BACK)).isEqualTo(QueuePart.SENT_BACK);
        assertThat(QueuePart.of(RequestStatus.PENDING_APPROVAL)).isEqualTo(QueuePart.WAITING);
        assertThat(QueuePart.SENT_BACK.title(2)).isEqualTo("Sent back (2)");
    }
}
