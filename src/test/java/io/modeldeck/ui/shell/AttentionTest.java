package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.ui.kit.overlay.Notice;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What has come to wait for a person, and who hears of it. */
class AttentionTest {

    private static Attention waiting(String key) {
        return new Attention(key, "Critical alert: churn", "p95 latency", Tone.DANGER, new Place.Alerts());
    }

    @Test
    @DisplayName("What waits at the start is no news; what comes is, once; what comes back is again")
    void news() {
        NoticeLog log = new NoticeLog();
        assertThat(log.waits(List.of(waiting("alert 1")))).isEmpty();
        assertThat(log.waits(List.of(waiting("alert 1"), waiting("request 2"))))
                .extracting(Attention::key)
                .containsExactly("request 2");
        assertThat(log.waits(List.of(waiting("alert 1"), waiting("request 2")))).isEmpty();
        assertThat(log.waits(List.of())).isEmpty();
        assertThat(log.waits(List.of(waiting("alert 1")))).hasSize(1);
    }

    @Test
    @DisplayName("The bell keeps the last 200, newest first, and counts those that nobody has looked at")
    void bell() {
        NoticeLog log = new NoticeLog();
        IntStream.range(0, 205)
                .forEach(i -> log.add(new Notice(Instant.EPOCH, "notice " + i, Tone.GOOD, Optional.empty())));
        assertThat(log.notices()).hasSize(NoticeLog.MOST);
        assertThat(log.notices().getFirst().sentence()).isEqualTo("notice 204");
        assertThat(log.unread().get()).isEqualTo(NoticeLog.MOST);
        log.seen();
        assertThat(log.unread().get()).isZero();
    }

    @Test
    @DisplayName(
            "Texts of alerts reach the desktop as arguments, without marks and line breaks; other systems are left alone")
    void desktop() {
        List<String> linux = DesktopNotice.command("Linux", "-e evil\u001b[1m\nx", "a < b && c > d " + "x".repeat(400));
        assertThat(linux).startsWith("notify-send").contains("--");
        assertThat(linux.indexOf("--")).isEqualTo(linux.size() - 3);
        assertThat(linux.get(linux.size() - 2)).isEqualTo("-e evil [1m x");
        assertThat(linux.getLast()).startsWith("a &lt; b &amp;&amp; c &gt; d ").endsWith("…");
        assertThat(DesktopNotice.command("Mac OS X", "t", "\" & quit")).endsWith("--", "t", "\" & quit");
        assertThat(DesktopNotice.command("Windows 11", "t", "s")).isEmpty();
    }
}
