package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.ChangeHub;
import io.modeldeck.domain.Change;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FxFeedTest {

    @Test
    @DisplayName("200 000 changes arrive whole, on the FX thread, in few deliveries")
    void coalesces() {
        FxTest.start();
        ChangeHub hub = new ChangeHub();
        List<Set<Change>> deliveries = new ArrayList<>();
        List<Boolean> onFx = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        try (FxFeed feed = new FxFeed(hub, changes -> {
            deliveries.add(changes);
            onFx.add(Platform.isFxApplicationThread());
            if (changes.contains(new Change.RunChanged(99))) {
                last.countDown();
            }
        })) {
            assertThat(feed).isNotNull();
            for (int i = 0; i < 200_000; i++) {
                hub.announce(i % 2 == 0 ? new Change.EventsStored(i % 7) : new Change.MetricsRolled(i % 5));
            }
            hub.announce(new Change.RunChanged(99));
            Patience.await(last);
        }
        Set<Change> all = new HashSet<>();
        FxTest.doOnFx(() -> deliveries.forEach(all::addAll));
        assertThat(all).hasSize(7 + 5 + 1);
        assertThat(onFx).containsOnly(true);
        // two hundred thousand would be one each; even a minute of announcing makes at most 300
        assertThat(deliveries.size()).isLessThan(300);
    }

    @Test
    @DisplayName("After closing nothing is delivered")
    void closed() {
        FxTest.start();
        ChangeHub hub = new ChangeHub();
        List<Set<Change>> deliveries = new ArrayList<>();
        FxFeed feed = new FxFeed(hub, deliveries::add);
        feed.close();
        hub.announce(new Change.EventsStored(1));
        FxTest.doOnFx(() -> {});
        assertThat(deliveries).isEmpty();
    }
}
