package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Silence;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Which models are in maintenance, and until when: that none of their alerts asks for attention is not to look like health. Not there where none is. */
final class MaintenanceBanner extends HBox {

    private final Formats formats;
    private final Paragraph words = new Paragraph("");

    /** @param look goes to where it can be ended */
    MaintenanceBanner(Formats formats, Runnable look) {
        this.formats = formats;
        getStyleClass().addAll("state-strip", Tone.WARNING.styleClass());
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Hyperlink link = new Hyperlink(Messages.text("alerts.maintenance.look"));
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(event -> look.run());
        getChildren().addAll(Glyph.PAUSED.node(Tone.WARNING), words, link);
        Presence.of(this, false);
    }

    /** @param models names by id */
    void show(List<Silence> silences, Map<Long, String> models, Instant now) {
        List<Silence> there = silences.stream()
                .filter(one -> one.kind() == Silence.Kind.MAINTENANCE && one.isActive(now))
                .toList();
        String each = there.stream().map(one -> words(one, models)).collect(Collectors.joining(", "));
        words.setText(there.isEmpty() ? "" : Messages.text("alerts.maintenance.now", each));
        Presence.of(this, !there.isEmpty());
    }

    private String words(Silence one, Map<Long, String> models) {
        String model = one.matcher().modelId().isPresent()
                ? models.getOrDefault(one.matcher().modelId().getAsLong(), "")
                : Messages.text("alerts.rule.all-models");
        return Messages.text(
                "alerts.maintenance.until", model, formats.time(one.range().to()));
    }
}
