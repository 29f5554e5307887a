package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.domain.Face;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedItemsTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:15:00Z");

    private static AuditEntry entry(long id, String action, String subject, String comment) {
        return new AuditEntry(
                id,
                AT,
                AT,
                "Sample reviewer",
                Face.CONSOLE,
                false,
                OptionalLong.of(1),
                subject,
                action,
                Map.of(),
                Map.of(),
                comment);
    }

    @Test
    @DisplayName(
            "A rollback is one line, of the version that came back; what is decided for another reason is another line")
    void once() {
        AuditEntry back = entry(9, "roll back", "churn v1", "odd answers");
        AuditEntry gone = entry(8, "roll back", "churn v3", "odd answers");
        AuditEntry other = entry(7, "promote", "churn v3", "better");
        AuditEntry first = entry(6, "acknowledge", "alert 2", "seen");
        AuditEntry second = entry(5, "acknowledge", "alert 1", "seen");
        assertThat(FeedItems.once(List.of(back, gone, other, first, second)))
                .containsExactly(back, other, first, second);
    }
}
