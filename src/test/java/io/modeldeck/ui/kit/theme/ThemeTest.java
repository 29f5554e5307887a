package io.modeldeck.ui.kit.theme;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThemeTest {

    @Test
    @DisplayName("Who follows is told once of each change, when all of it has changed; what follows anew is told alone")
    void follow() {
        FxTest.doOnFx(() -> {
            Theme theme = new Theme();
            theme.choose(ThemeChoice.LIGHT);
            List<String> told = new ArrayList<>();
            Region node = new Region();
            theme.follow(node, () -> told.add("before"));
            theme.follow(
                    node, () -> told.add(theme.choice() + " " + theme.dark().get()));
            theme.choose(ThemeChoice.DARK);
            theme.choose(theme.look().get().withText(1.5));
            assertThat(told).containsExactly("DARK true", "DARK true");
            theme.choose(Look.standard());
        });
    }

    @Test
    @DisplayName("A node of a window that is gone is held by no theme")
    void held() {
        Theme theme = FxTest.onFx(Theme::new);
        AtomicReference<WeakReference<Region>> gone = new AtomicReference<>();
        FxTest.doOnFx(() -> {
            Region node = new Region();
            theme.follow(node, () -> node.setVisible(theme.dark().get()));
            gone.set(new WeakReference<>(node));
        });
        await().until(() -> {
            System.gc();
            return gone.get().get() == null;
        });
        assertThat(FxTest.onFx(theme::choice)).isEqualTo(ThemeChoice.SYSTEM);
    }

    @Test
    @DisplayName("Another root of a window is dressed as the one before: the size of texts is kept")
    void anotherRoot() {
        FxTest.doOnFx(() -> {
            Theme theme = new Theme();
            theme.choose(Look.standard().withText(1.5).withContrast(true));
            Scene scene = new Scene(new HBox(), 600, 60);
            theme.follow(scene);
            HBox later = new HBox();
            scene.setRoot(later);
            assertThat(later.getStyle()).contains("-fx-font-size: 19.5px");
            assertThat(later.getStyleClass()).contains("text-150", "high-contrast");
            theme.choose(Look.standard());
        });
    }
}
