import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws ModelDeck's icon, a deck of cards with a gauge on the front one, and writes every file made from it. From the project's folder:
 *
 * <pre>java packaging/IconDrawing.java</pre>
 *
 * One description of the picture feeds two pens, pixels and SVG, so that all files show the same.
 */
final class IconDrawing {
    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512, 1024};
    /** Those that the window shows, so that it has none to scale: in the navigation, while a workspace is opened, for the desktop. */
    private static final int[] WINDOW_SIZES = {44, 112, 128};

    private static final int[] ICO_SIZES = {16, 24, 32, 48, 64, 128, 256};
    /** What an ICNS file calls a PNG of that many pixels; 512 and 1024 are the doubled 256 and 512. */
    private static final Map<String, Integer> ICNS_KINDS = new LinkedHashMap<>();

    static {
        ICNS_KINDS.put("icp4", 16);
        ICNS_KINDS.put("icp5", 32);
        ICNS_KINDS.put("ic11", 32);
        ICNS_KINDS.put("icp6", 64);
        ICNS_KINDS.put("ic12", 64);
        ICNS_KINDS.put("ic07", 128);
        ICNS_KINDS.put("ic08", 256);
        ICNS_KINDS.put("ic13", 256);
        ICNS_KINDS.put("ic09", 512);
        ICNS_KINDS.put("ic14", 512);
        ICNS_KINDS.put("ic10", 1024);
    }

    private static final Color NIGHT = new Color(0x171C52);
    private static final Color SNOW = new Color(0xFBFCFF);
    private static final Fill GROUND = new Fill(new Color(0x6C7BFF), new Color(0x3130A8));
    private static final Color TRACK = new Color(0xDCE1F7);
    private static final Color CALM = new Color(0x12B5A5);
    private static final Color ALERT = new Color(0xFF9F1C);

    /** A colour from the top of a shape to its bottom. */
    private record Fill(Color top, Color bottom) {
        static Fill of(Color colour) {
            return new Fill(colour, colour);
        }

        static Fill of(Color colour, double opacity) {
            return of(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity)));
        }

        boolean flat() {
            return top.equals(bottom);
        }
    }

    /** Degrees count from the right, against the clock; lengths are in a square of 1024. */
    private interface Pen {
        void card(double x, double y, double width, double height, double radius, Fill fill);

        void arc(double x, double y, double radius, double from, double to, double thick, Color colour);

        void line(double x1, double y1, double x2, double y2, double thick, Color colour);

        void disc(double x, double y, double radius, Color colour);
    }

    public static void main(String[] args) throws IOException {
        Path assets = Path.of("assets");
        Path icons = Files.createDirectories(assets.resolve("icons"));
        Map<Integer, byte[]> pngs = new LinkedHashMap<>();
        for (int size : SIZES) {
            byte[] png = png(size);
            pngs.put(size, png);
            Files.write(icons.resolve("modeldeck-" + size + ".png"), png);
        }
        SvgPen svg = new SvgPen();
        draw(svg);
        Files.writeString(assets.resolve("icon.svg"), svg.text());
        Files.write(assets.resolve("icon.ico"), ico(pngs));
        Files.write(assets.resolve("icon.icns"), icns(pngs));
        Path window = Files.createDirectories(Path.of("src/main/resources/io/modeldeck"));
        for (int size : WINDOW_SIZES) {
            Files.write(window.resolve("icon-" + size + ".png"), png(size));
        }
    }

    private static void draw(Pen pen) {
        pen.card(40, 40, 944, 944, 216, GROUND);
        pen.card(300, 168, 424, 300, 56, new Fill(new Color(0x98A4FF), new Color(0x6A6FE0)));
        shadow(pen, 246, 244, 532, 300, 64);
        pen.card(246, 244, 532, 300, 64, new Fill(new Color(0xC5CCFF), new Color(0x9AA2F5)));
        shadow(pen, 184, 328, 656, 512, 76);
        pen.card(184, 328, 656, 512, 76, new Fill(SNOW, new Color(0xEEF1FF)));
        gauge(pen, 512, 694, 220, 70, 1.05);
    }

    /** Under a card, wider and fainter step by step. */
    private static void shadow(Pen pen, double x, double y, double width, double height, double radius) {
        for (int step = 5; step >= 1; step--) {
            double grow = 5 * step;
            pen.card(x - grow, y - grow, width + 2 * grow, height + 2 * grow + 4, radius + grow, Fill.of(NIGHT, 0.045));
        }
    }

    /** For sixteen to thirty-two pixels: one card behind, everything thicker. */
    private static void drawSmall(Pen pen) {
        pen.card(0, 0, 1024, 1024, 224, GROUND);
        pen.card(224, 128, 576, 300, 64, Fill.of(SNOW, 0.55));
        pen.card(128, 256, 768, 640, 96, Fill.of(SNOW));
        gauge(pen, 512, 720, 256, 116, 0.1);
    }

    /** @param clear how far before the middle of the arc the needle ends, in thicknesses of the arc */
    private static void gauge(Pen pen, double x, double y, double radius, double thick, double clear) {
        pen.arc(x, y, radius, 0, 180, thick, TRACK);
        pen.arc(x, y, radius, 0, 38, thick, ALERT);
        pen.arc(x, y, radius, 62, 180, thick, CALM);
        double turn = Math.toRadians(62);
        double reach = radius - thick * clear;
        pen.line(x, y, x + reach * Math.cos(turn), y - reach * Math.sin(turn), thick * 0.56, NIGHT);
        pen.disc(x, y, thick * 0.72, NIGHT);
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(size / 1024.0, size / 1024.0);
        PixelPen pen = new PixelPen(graphics);
        if (size <= 32) {
            drawSmall(pen);
        } else {
            draw(pen);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** A folder of PNGs: a header of 6 bytes, an entry of 16 bytes for each, then the PNGs (little-endian). */
    private static byte[] ico(Map<Integer, byte[]> pngs) {
        List<byte[]> images = Arrays.stream(ICO_SIZES).mapToObj(pngs::get).toList();
        int offset = 6 + 16 * images.size();
        int total = offset + images.stream().mapToInt(image -> image.length).sum();
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) images.size());
        for (int i = 0; i < images.size(); i++) {
            // 256 is written as 0.
            byte side = (byte) ICO_SIZES[i];
            out.put(side)
                    .put(side)
                    .put((byte) 0)
                    .put((byte) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            out.putInt(images.get(i).length).putInt(offset);
            offset += images.get(i).length;
        }
        images.forEach(out::put);
        return out.array();
    }

    /** The word "icns", the length of the whole, then for each PNG its kind, its length with these eight bytes, itself. */
    private static byte[] icns(Map<Integer, byte[]> pngs) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        for (Map.Entry<String, Integer> kind : ICNS_KINDS.entrySet()) {
            byte[] png = pngs.get(kind.getValue());
            out.writeBytes(kind.getKey());
            out.writeInt(png.length + 8);
            out.write(png);
        }
        return ByteBuffer.allocate(body.size() + 8)
                .put(new byte[] {'i', 'c', 'n', 's'})
                .putInt(body.size() + 8)
                .put(body.toByteArray())
                .array();
    }

    private static final class PixelPen implements Pen {
        private final Graphics2D graphics;

        PixelPen(Graphics2D graphics) {
            this.graphics = graphics;
        }

        @Override
        public void card(double x, double y, double width, double height, double radius, Fill fill) {
            graphics.setPaint(paint(y, y + height, fill));
            graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
        }

        @Override
        public void arc(double x, double y, double radius, double from, double to, double thick, Color colour) {
            round(thick, colour);
            graphics.draw(
                    new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, from, to - from, Arc2D.OPEN));
        }

        @Override
        public void line(double x1, double y1, double x2, double y2, double thick, Color colour) {
            round(thick, colour);
            graphics.draw(new Line2D.Double(x1, y1, x2, y2));
        }

        @Override
        public void disc(double x, double y, double radius, Color colour) {
            graphics.setPaint(colour);
            graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }

        private void round(double thick, Color colour) {
            graphics.setPaint(colour);
            graphics.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }

        private static Paint paint(double top, double bottom, Fill fill) {
            return fill.flat()
                    ? fill.top()
                    : new LinearGradientPaint(
                            new Point2D.Double(0, top), new Point2D.Double(0, bottom), new float[] {0, 1}, new Color[] {
                                fill.top(), fill.bottom()
                            });
        }
    }

    private static final class SvgPen implements Pen {
        private final StringBuilder defs = new StringBuilder();
        private final StringBuilder shapes = new StringBuilder();
        private int fills;

        String text() {
            return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024" role="img">
                  <title>ModelDeck</title>
                  <defs>
                %s  </defs>
                %s</svg>
                """.formatted(defs, shapes);
        }

        @Override
        public void card(double x, double y, double width, double height, double radius, Fill fill) {
            shape(
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>",
                    number(x), number(y), number(width), number(height), number(radius), paint(fill));
        }

        @Override
        public void arc(double x, double y, double radius, double from, double to, double thick, Color colour) {
            shape(
                    "<path d=\"M%s %sA%s %s 0 0 0 %s %s\" %s/>",
                    number(x + radius * Math.cos(Math.toRadians(from))),
                    number(y - radius * Math.sin(Math.toRadians(from))),
                    number(radius),
                    number(radius),
                    number(x + radius * Math.cos(Math.toRadians(to))),
                    number(y - radius * Math.sin(Math.toRadians(to))),
                    stroke(thick, colour));
        }

        @Override
        public void line(double x1, double y1, double x2, double y2, double thick, Color colour) {
            shape(
                    "<path d=\"M%s %sL%s %s\" %s/>",
                    number(x1), number(y1), number(x2), number(y2), stroke(thick, colour));
        }

        @Override
        public void disc(double x, double y, double radius, Color colour) {
            shape(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>",
                    number(x), number(y), number(radius), hex(colour));
        }

        private void shape(String form, Object... values) {
            shapes.append("  ").append(form.formatted(values)).append('\n');
        }

        private String paint(Fill fill) {
            if (fill.flat()) {
                String opacity = fill.top().getAlpha() == 255
                        ? ""
                        : " fill-opacity=\"" + number(fill.top().getAlpha() / 255.0) + "\"";
                return "fill=\"" + hex(fill.top()) + "\"" + opacity;
            }
            String id = "fill" + ++fills;
            defs.append("""
                    <linearGradient id="%s" x1="0" y1="0" x2="0" y2="1">
                      <stop offset="0" stop-color="%s"/><stop offset="1" stop-color="%s"/>
                    </linearGradient>
                """.formatted(id, hex(fill.top()), hex(fill.bottom())));
            return "fill=\"url(#" + id + ")\"";
        }

        private static String stroke(double thick, Color colour) {
            return "fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\""
                    .formatted(hex(colour), number(thick));
        }

        private static String hex(Color colour) {
            return "#%06X".formatted(colour.getRGB() & 0xFFFFFF);
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
        }
    }
}
