package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Patience;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FittingTabsTest {

    @Test
    @DisplayName("Only the longest titles give up width, and none where too little would be left")
    void widths() {
        assertThat(FittingTabs.widest(List.of(50.0, 60.0, 300.0), 410)).isEqualTo(Double.MAX_VALUE);
        assertThat(FittingTabs.widest(List.of(50.0, 60.0, 300.0), 310)).isEqualTo(200);
        assertThat(FittingTabs.widest(List.of(50.0, 290.0, 300.0), 310)).isEqualTo(130);
        assertThat(FittingTabs.widest(List.of(50.0, 290.0, 300.0), 120))
                .as("nobody could tell them apart")
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    @DisplayName("All tabs are in sight where they have no room for their titles")
    void inSight() {
        TabPane tabs = FxTest.onFx(() -> {
            TabPane made = new TabPane();
            made.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
            for (String title : List.of("Summary", "Versions (3)", "Settings and rules (1 set here)", "Last")) {
                made.getTabs().add(new Tab(title, new Label(title)));
            }
            FittingTabs.of(made, Platform::runLater);
            new Scene(made, 340, 200);
            return made;
        });
        Patience.await().untilAsserted(() -> {
            Bounds last = FxTest.onFx(() -> {
                tabs.applyCss();
                tabs.layout();
                return tabs.lookupAll(".tab-label").stream()
                        .filter(label -> label instanceof Label one && "Last".equals(one.getText()))
                        .map(label -> label.localToScene(label.getLayoutBounds()))
                        .findFirst()
                        .orElseThrow();
            });
            assertThat(last.getMaxX()).isLessThanOrEqualTo(340);
        });
    }
}
