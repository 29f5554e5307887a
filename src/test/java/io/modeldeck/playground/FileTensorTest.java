package io.modeldeck.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.TensorSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTensorTest {

    @TempDir
    Path folder;

    /** Two pixels wide, one high: red and a dark blue. */
    private Path picture() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xff0000);
        image.setRGB(1, 0, 0x000033);
        Path file = folder.resolve("two.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static TensorSpec spec(String typed) {
        return TensorSpec.parse(typed);
    }

    @Test
    void channelsComeFirstOrLastAsTheShapeSays() throws IOException {
        Tensor first = PictureTensor.read(picture(), spec("x=float[N,3,N,N]"), Scaling.UNIT)
                .tensor();
        Tensor last = PictureTensor.read(picture(), spec("x=float[1,N,N,3]"), Scaling.UNIT)
                .tensor();

        assertThat(first.shape()).containsExactly(1L, 3L, 1L, 2L);
        assertThat((float[]) first.values()).containsExactly(1, 0, 0, 0, 0, 0.2f);
        assertThat(last.shape()).containsExactly(1L, 1L, 2L, 3L);
        assertThat((float[]) last.values()).containsExactly(1, 0, 0, 0, 0, 0.2f);
    }

    @Test
    void levelsAreScaledAsStated() throws IOException {
        assertThat((float[]) PictureTensor.read(picture(), spec("x=float[3,N,N]"), Scaling.SIGNED)
                        .tensor()
                        .values())
                .containsExactly(1, -1, -1, -1, -1, -0.6f);
        assertThat((byte[]) PictureTensor.read(picture(), spec("x=uint8[3,N,N]"), Scaling.RAW)
                        .tensor()
                        .values())
                .containsExactly((byte) 255, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 51);
        FileTensor own = PictureTensor.read(picture(), spec("x=float[3,N,N]"), Scaling.parse("0.5/0.25"));
        assertThat((float[]) own.tensor().values()).startsWith(2, -2);
        assertThat(own.done()).contains("2 × 1").contains("less 0.5, divided by 0.25");
        assertThat((float[]) PictureTensor.read(picture(), spec("x=float[3,N,N]"), Scaling.IMAGENET)
                        .tensor()
                        .values())
                .startsWith((1 - 0.485f) / 0.229f);
        assertThatThrownBy(() -> Scaling.parse("bright")).hasMessageContaining("0.1307/0.3081");
    }

    @Test
    void aPictureTakesTheSizeOfTheInput() throws IOException {
        FileTensor scaled = PictureTensor.read(picture(), spec("x=float[N,1,28,28]"), Scaling.UNIT);

        assertThat(scaled.tensor().shape()).containsExactly(1L, 1L, 28L, 28L);
        assertThat(scaled.done()).contains("scaled to 28 × 28, grey");
        assertThat(PictureTensor.takes(spec("x=float[N,4]"))).isFalse();
        assertThat(PictureTensor.takes(spec("x=string[N,28,28]"))).isFalse();
        Path text = Files.writeString(folder.resolve("a.png"), "no picture");
        assertThatThrownBy(() -> PictureTensor.read(text, spec("x=float[N,1,28,28]"), Scaling.UNIT))
                .hasMessageContaining("is no picture that is understood here");
    }

    @Test
    void aTensorOfThatShapeIsShownAsOne() {
        float[] values = new float[64];
        values[63] = 2;
        PictureTensor.Pixels pixels = PictureTensor.picture(
                        new Tensor(spec("x=float[1,1,8,8]").type(), java.util.List.of(1L, 1L, 8L, 8L), values))
                .orElseThrow();

        assertThat(pixels.width()).isEqualTo(8);
        assertThat(pixels.rgb()[0]).isZero();
        assertThat(pixels.rgb()[63]).isEqualTo(0xffffff);
        assertThat(PictureTensor.picture(new Tensor(spec("x=float[8]").type(), java.util.List.of(64L), values)))
                .isEmpty();
    }

    /** Four samples of two channels, 16 bits: full, none, half of one, none. */
    private Path sound() throws IOException {
        byte[] pcm = {0, -128, 0, -128, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0};
        AudioFormat format = new AudioFormat(16_000, 16, 2, true, false);
        Path file = folder.resolve("four.wav");
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(pcm), format, 4),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    @Test
    void aSoundIsAveragedOverItsChannelsAndFilledUp() throws IOException {
        FileTensor whole = SoundTensor.read(sound(), spec("x=float[N,N]"));
        assertThat(whole.tensor().shape()).containsExactly(1L, 4L);
        assertThat((float[]) whole.tensor().values()).containsExactly(-1, 0, 0.25f, 0);
        assertThat(whole.done()).isEqualTo("4 samples at 16000 Hz, 2 channels averaged, −1 to 1");

        FileTensor longer = SoundTensor.read(sound(), spec("x=float[1,6]"));
        assertThat((float[]) longer.tensor().values()).containsExactly(-1, 0, 0.25f, 0, 0, 0);
        assertThat(longer.done()).endsWith("filled up with silence");
        assertThat(SoundTensor.takes(spec("x=float[2,1,128]"))).isFalse();
        assertThatThrownBy(() -> SoundTensor.read(picture(), spec("x=float[N,N]")))
                .hasMessageContaining("is no sound that is understood here");
    }
}
