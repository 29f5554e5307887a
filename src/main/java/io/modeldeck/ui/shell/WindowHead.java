package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.place.Navigator;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The top bar and, below it, what must be known on every screen: that the data is invented, that the engine has stopped. */
final class WindowHead extends VBox {

    private final Formats formats;
    private final HBox sample;
    private final HBox stale;
    private final Label staleText = new Label();

    WindowHead(TopBar bar, Formats formats, Navigator navigator) {
        this.formats = formats;
        sample = strip(
                "fth-gift",
                new Label(Messages.text("shell.sample")),
                "shell.sample.leave",
                () -> navigator.go(new Place.Welcome()));
        stale = strip("fth-alert-triangle", staleText, "shell.stale.jobs", () -> navigator.go(new Place.Jobs()));
        stale.getStyleClass().add("banner-stale");
        Presence.of(sample, false);
        Presence.of(stale, false);
        getChildren().addAll(bar, sample, stale);
    }

    private static HBox strip(String icon, Label text, String link, Runnable run) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Hyperlink way = new Hyperlink(Messages.text(link));
        way.setMinWidth(USE_PREF_SIZE);
        way.setOnAction(event -> run.run());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox strip = new HBox(Icons.of(icon), text, gap, way);
        strip.getStyleClass().add("banner");
        return strip;
    }

    void show(ShellFacts facts) {
        Presence.of(sample, facts.sample());
        boolean old = facts.engine().isStale();
        if (old && !stale.isVisible()) {
            staleText.setText(Messages.text(
                    "shell.stale." + facts.engine().name().toLowerCase(Locale.ROOT), formats.clock(formats.now())));
        }
        Presence.of(stale, old);
    }
}
