package io.modeldeck.ui.kit.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.text.Formats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeRangePickerTest {

    @Test
    @DisplayName("A typed now stays relative; what is no range leaves the choice as it is")
    void typed() {
        FxTest.start();
        Clock clock = Clock.fixed(Instant.parse("2026-03-14T08:15:00Z"), ZoneOffset.UTC);
        Selection selection = new Selection(clock);
        FxTest.doOnFx(() -> {
            TimeRangePicker picker = new TimeRangePicker(selection, new Formats(ZoneOffset.UTC, clock));
            List<TextField> fields = picker.content().lookupAll(".text-field").stream()
                    .map(TextField.class::cast)
                    .toList();
            apply(fields, "now-3d", "now");
            assertThat(selection.choice().get()).isEqualTo(new RangeChoice.Last(Duration.ofDays(3)));
            apply(fields, "now", "now-3d");
            apply(fields, "now-3d", "soon");
            assertThat(selection.choice().get()).isEqualTo(new RangeChoice.Last(Duration.ofDays(3)));
            apply(fields, "2026-03-01", "now");
            assertThat(RangeText.of(selection.choice().get())).isEqualTo("2026-03-01T00:00:00Z..now");
        });
    }

    private static void apply(List<TextField> fields, String from, String to) {
        fields.getFirst().setText(from);
        fields.getLast().setText(to);
        fields.getFirst().fireEvent(new ActionEvent());
    }
}
