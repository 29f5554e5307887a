package io.modeldeck.playground;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.TensorSpec;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures (PNG, JPEG, GIF, BMP) as tensors: scaled to the size that the input takes, channels first or last as its shape says. */
public final class PictureTensor {

    private static final int LARGEST = 8_192;

    /**
     * How an input holds a picture.
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @param first whether whole channels follow each other, rather than the colours of one pixel
     * @param height negative where it is free: the picture's own
     */
    private record Layout(int channels, boolean first, long height, long width) {}

    private PictureTensor() {}

    /** Whether an input looks like one of pictures. */
    public static boolean takes(TensorSpec input) {
        return input.type().isNumber() && layout(input).isPresent();
    }

    /** Reads a picture for that input. */
    public static FileTensor read(Path file, TensorSpec input, Scaling scaling) {
        Layout layout = layout(input)
                .orElseThrow(() -> new Problem("The input '" + input.words()
                        + "' holds no picture: it has no dimensions of height and width."));
        BufferedImage picture = picture(file);
        int height = (int) (layout.height < 0 ? picture.getHeight() : layout.height);
        int width = (int) (layout.width < 0 ? picture.getWidth() : layout.width);
        BufferedImage scaled = scaled(picture, width, height);
        float[] values = values(scaled, layout, scaling);
        String done = picture.getWidth() + " × " + picture.getHeight()
                + (picture.getWidth() == width && picture.getHeight() == height
                        ? ""
                        : " scaled to " + width + " × " + height)
                + ", "
                + (layout.channels == 1 ? "grey" : "red, green, blue, channels " + (layout.first ? "first" : "last"))
                + ", " + scaling.sentence();
        return new FileTensor(FileTensor.of(input, shape(input, layout, height, width), values), done);
    }

    /** A tensor as a picture, where its shape is that of one: darkest where it is least. Pixels are 0xRRGGBB, row by row. */
    public static Optional<Pixels> picture(Tensor tensor) {
        List<Long> shape =
                tensor.shape().stream().dropWhile(length -> length == 1).toList();
        Optional<Layout> found = layout(shape);
        if (found.isEmpty() || !tensor.type().isNumber() || found.get().height < 8 || found.get().width < 8) {
            return Optional.empty();
        }
        Layout layout = found.get();
        int height = (int) layout.height;
        int width = (int) layout.width;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < tensor.size(); i++) {
            low = Math.min(low, tensor.number(i));
            high = Math.max(high, tensor.number(i));
        }
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return Optional.empty();
        }
        double range = high > low ? high - low : 1;
        int[] pixels = new int[height * width];
        for (int i = 0; i < pixels.length; i++) {
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                int channel = Math.min(c, layout.channels - 1);
                int at = layout.first ? channel * pixels.length + i : i * layout.channels + channel;
                rgb = rgb << 8 | (int) Math.round(255 * (tensor.number(at) - low) / range);
            }
            pixels[i] = rgb;
        }
        return Optional.of(new Pixels(width, height, pixels));
    }

    /** A small picture of numbers. */
    public record Pixels(int width, int height, int[] rgb) {}

    private static Optional<Layout> layout(TensorSpec input) {
        List<Long> shape = input.shape();
        // the first dimension of several is that of the pictures of a batch
        boolean batched = shape.size() == 4 || shape.size() == 3 && shape.getFirst() < 0;
        return layout(batched ? shape.subList(1, shape.size()) : shape);
    }

    private static Optional<Layout> layout(List<Long> shape) {
        boolean fits = shape.stream().allMatch(length -> length <= LARGEST && length != 0);
        if (!fits || shape.size() < 2 || shape.size() > 3) {
            return Optional.empty();
        }
        if (shape.size() == 2) {
            boolean flat = shape.get(0) == 1 || shape.get(1) == 1 || shape.get(0) < 0 || shape.get(1) < 0;
            return flat ? Optional.empty() : Optional.of(new Layout(1, true, shape.get(0), shape.get(1)));
        }
        if (shape.get(0) == 1 || shape.get(0) == 3) {
            return Optional.of(new Layout((int) (long) shape.get(0), true, shape.get(1), shape.get(2)));
        }
        return shape.get(2) == 1 || shape.get(2) == 3
                ? Optional.of(new Layout((int) (long) shape.get(2), false, shape.get(0), shape.get(1)))
                : Optional.empty();
    }

    private static List<Long> shape(TensorSpec input, Layout layout, long height, long width) {
        List<Long> own = input.shape();
        List<Long> filled = new java.util.ArrayList<>();
        int picture = own.size() == 4 || own.size() == 3 && own.getFirst() < 0 ? 1 : 0;
        int heightAt = picture + (own.size() - picture == 3 && layout.first ? 1 : 0);
        for (int i = 0; i < own.size(); i++) {
            filled.add(i == heightAt ? height : i == heightAt + 1 ? width : Math.max(1, own.get(i)));
        }
        return filled;
    }

    private static float[] values(BufferedImage picture, Layout layout, Scaling scaling) {
        int width = picture.getWidth();
        int pixels = width * picture.getHeight();
        float[] values = new float[pixels * layout.channels];
        for (int i = 0; i < pixels; i++) {
            int rgb = picture.getRGB(i % width, i / width);
            double red = rgb >> 16 & 0xff;
            double green = rgb >> 8 & 0xff;
            double blue = rgb & 0xff;
            // luma of ITU-R BT.601, as most readers of grey pictures weigh it
            double[] levels = layout.channels == 1
                    ? new double[] {0.299 * red + 0.587 * green + 0.114 * blue}
                    : new double[] {red, green, blue};
            for (int c = 0; c < layout.channels; c++) {
                int at = layout.first ? c * pixels + i : i * layout.channels + c;
                values[at] = (float) scaling.value(levels[c], c);
            }
        }
        return values;
    }

    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    private static BufferedImage picture(Path file) {
        BufferedImage picture;
        try {
            picture = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new Problem("The picture " + file + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
        }
        if (picture == null) {
            throw new Problem(file + " is no picture that is understood here; PNG, JPEG, GIF and BMP are.");
        }
        if (picture.getWidth() > LARGEST || picture.getHeight() > LARGEST) {
            throw new Problem(file + " has " + picture.getWidth() + " × " + picture.getHeight()
                    + " pixels; make it smaller than " + LARGEST + " on each side.");
        }
        return picture;
    }
}
