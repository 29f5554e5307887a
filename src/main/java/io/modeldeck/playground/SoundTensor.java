package io.modeldeck.playground;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Sounds (WAV, AIFF, AU) as tensors: one channel, −1 to 1, at the file's own rate, from its beginning; as many samples as the input takes. */
public final class SoundTensor {

    private static final int LONGEST = 30 * 60 * 48_000;

    private SoundTensor() {}

    /** Whether an input looks like one of sounds: samples one after the other, and nothing beside them. */
    public static boolean takes(TensorSpec input) {
        List<Long> shape = input.shape();
        boolean one = shape.size() == 1 || shape.size() == 2 && shape.getFirst() <= 1;
        return input.type().isNumber() && !input.type().isWhole() && one && shape.getLast() != 1;
    }

    /** Reads a sound for that input; a shorter one is filled up with silence. */
    public static FileTensor read(Path file, TensorSpec input) {
        if (!takes(input)) {
            throw new Problem("The input '" + input.words() + "' holds no sound: it has no one dimension of samples.");
        }
        try (AudioInputStream source = AudioSystem.getAudioInputStream(file.toFile());
                AudioInputStream pcm = AudioSystem.getAudioInputStream(plain(source.getFormat()), source)) {
            int rate = Math.round(source.getFormat().getSampleRate());
            int channels = source.getFormat().getChannels();
            long wanted = input.shape().getLast();
            int most = wanted < 0 ? LONGEST : Math.toIntExact(Math.min(wanted, LONGEST));
            byte[] bytes = pcm.readNBytes(Math.multiplyExact(most, 2 * channels));
            float[] samples = mixed(bytes, channels);
            float[] values = wanted < 0 ? samples : Arrays.copyOf(samples, most);
            List<Long> shape = new ArrayList<>(input.shape());
            shape.replaceAll(length -> length < 0 ? 1L : length);
            shape.set(shape.size() - 1, (long) values.length);
            String done = samples.length + " samples at " + rate + " Hz"
                    + (channels == 1 ? "" : ", " + channels + " channels averaged") + ", −1 to 1"
                    + (samples.length < values.length ? ", filled up with silence" : "");
            return new FileTensor(FileTensor.of(input, shape, values), done);
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new Problem(file + " is no sound that is understood here; WAV, AIFF and AU are.", e);
        } catch (IOException e) {
            throw new Problem("The sound " + file + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
        }
    }

    private static AudioFormat plain(AudioFormat format) {
        return new AudioFormat(format.getSampleRate(), 16, format.getChannels(), true, false);
    }

    private static float[] mixed(byte[] bytes, int channels) {
        float[] samples = new float[bytes.length / (2 * channels)];
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                int at = 2 * (i * channels + c);
                sum += (short) (bytes[at] & 0xff | bytes[at + 1] << 8);
            }
            samples[i] = (float) (sum / channels / 32_768);
        }
        return samples;
    }
}
