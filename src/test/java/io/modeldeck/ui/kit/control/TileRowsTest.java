package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TileRowsTest {

    @Test
    @DisplayName(
            "Tiles stand in one row while each has its least width, else in rows of nearly as many, which fill the width")
    void rows() {
        FxTest.doOnFx(() -> {
            TileRows tiles = new TileRows();
            for (double wish : new double[] {200, 200, 200, 200, 320}) {
                Region tile = new Region();
                tile.setPrefSize(wish, 100);
                tile.setMinWidth(150);
                tiles.getChildren().add(tile);
            }
            assertThat(tops(tiles, 900)).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0);
            assertThat(tops(tiles, 700)).containsExactly(0.0, 0.0, 0.0, 112.0, 112.0);
            assertThat(tiles.getHeight()).isEqualTo(212);
            assertThat(List.of(2, 4))
                    .allSatisfy(last -> assertThat(tiles.getChildren()
                                    .get(last)
                                    .getBoundsInParent()
                                    .getMaxX())
                            .isEqualTo(700));
            assertThat(tops(tiles, 160)).containsExactly(0.0, 112.0, 224.0, 336.0, 448.0);
        });
    }

    private static List<Double> tops(TileRows tiles, double width) {
        VBox root = new VBox(tiles);
        new Scene(root, width, 900);
        root.applyCss();
        root.layout();
        return tiles.getChildren().stream().map(Node::getLayoutY).toList();
    }
}
