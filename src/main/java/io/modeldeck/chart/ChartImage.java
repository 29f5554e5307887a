package io.modeldeck.chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Charts as pictures. The same chart gives the same bytes on the same machine; fonts differ between machines. */
public final class ChartImage {

    private ChartImage() {}

    /**
     * A frame as PNG.
     *
     * @param frame laid out with {@link FramePainter#textMeasure()}
     * @param scale device pixels of one logical pixel; 2 is sharp on every screen
     */
    public static byte[] png(Frame frame, double scale, Palette palette) {
        int width = Math.max(1, (int) Math.rint(frame.width() * scale));
        int height = Math.max(1, (int) Math.rint(frame.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        FramePainter.paint(g, frame, palette);
        g.dispose();
        return png(image);
    }

    /** A picture of any kind as PNG. */
    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // not ImageIO.write(image, format, stream): it may put the bytes through a temporary file
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("No disk is involved in writing an image to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
