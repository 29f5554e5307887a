package io.modeldeck.ui.playground;

import javafx.scene.layout.Region;

/** A share from 0 to 1 as a bar. */
final class ShareBar extends Region {

    private static final double HEIGHT = 6;

    private final Region track = part("share-track");
    private final Region fill = part("share-fill");
    private final double share;

    ShareBar(double share, boolean chosen) {
        this.share = Math.clamp(Double.isFinite(share) ? share : 0, 0, 1);
        getChildren().addAll(track, fill);
        if (chosen) {
            fill.getStyleClass().add("chosen");
        }
        setMinSize(24, HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    @Override
    protected void layoutChildren() {
        track.resizeRelocate(0, 0, getWidth(), HEIGHT);
        fill.resizeRelocate(0, 0, snapSizeX(Math.max(share > 0 ? 2 : 0, getWidth() * share)), HEIGHT);
    }
}
