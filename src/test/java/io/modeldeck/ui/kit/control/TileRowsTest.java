package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import java.util.List;
import javafx.geometry.Orientation;
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

    @Test
    @DisplayName("A row is as high as its tiles are with the width that they get")
    void heights() {
        FxTest.doOnFx(() -> {
            TileRows tiles = new TileRows();
            for (int i = 0; i < 3; i++) {
                tiles.getChildren().add(new Wrapping());
            }
            tops(tiles, 624);
            assertThat(tiles.getChildren().getFirst().getLayoutBounds().getWidth())
                    .as("its words need 200 to stand in one line")
                    .isEqualTo(199);
            assertThat(tiles.getHeight()).isEqualTo(40);
        });
    }

    /** Two lines where it is narrower than it likes. */
    private static final class Wrapping extends Region {

        Wrapping() {
            setPrefWidth(200);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return width < 200 ? 40 : 20;
        }
    }

    private static List<Double> tops(TileRows tiles, double width) {
        VBox root = new VBox(tiles);
        new Scene(root, width, 900);
        root.applyCss();
        root.layout();
        return tiles.getChildren().stream().map(Node::getLayoutY).toList();
    }
}
