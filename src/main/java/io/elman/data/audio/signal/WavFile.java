package io.elman.data.audio.signal;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads WAV files: PCM of 8 to 32 bits, 32-bit float, u-law and A-law, the mean of all channels. The Java platform decodes
 * them; a stranger's header may say anything, and what it does to the decoder is told as an error of the file.
 */
public final class WavFile {
    /** Longer ones are no clips. */
    private static final int LONGEST_SECONDS = 300;

    /** Of a channel, whatever the rate; 60 MB. */
    private static final int MOST_SAMPLES = LONGEST_SECONDS * 48_000;

    private static final int MOST_CHANNELS = 64;
    private static final int CHUNK_FRAMES = 4096;

    /** "RIFF", a size, "WAVE". */
    private static final int RIFF_BYTES = 12;

    /** "data". */
    private static final int SAMPLES = 0x64617461;

    private final Path file;

    private WavFile(Path file) {
        this.file = file;
    }

    /**
     * Returns the sound of a file, its channels mixed down.
     *
     * @throws ElmanException naming the file, if it cannot be read or is no WAV file of such a kind
     */
    public static Signal read(Path file) {
        return new WavFile(file).signal();
    }

    /** Returns whether a file starts as a recording does, of whatever kind: it is no CSV file then. */
    public static boolean isRecording(Path file) {
        try {
            return Files.isRegularFile(file) && Container.of(file) != Container.UNKNOWN;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Signal signal() {
        try {
            refuseOthers();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                    AudioInputStream encoded = AudioSystem.getAudioInputStream(in)) {
                checkFormat(encoded.getFormat());
                return decode(encoded);
            }
        } catch (UnsupportedAudioFileException other) {
            throw unsupported();
        } catch (IOException unreadable) {
            throw wrong("cannot be read: " + unreadable.getMessage(), "is it a file, and may you read it?");
        } catch (ElmanException told) {
            throw told;
        } catch (RuntimeException hostile) {
            // The decoders of the platform trust the header.
            throw new ElmanException(
                    Finding.at(SourceLocation.of(file.toString()), "the header is broken: " + hostile.getMessage()),
                    hostile);
        }
    }

    /** The platform does not tell a header that is cut off from one that it does not know. */
    private ElmanException unsupported() {
        return reachesItsSamples()
                ? wrong(
                        "this WAV file is of a kind that is not read",
                        "convert it to 16-bit PCM: ffmpeg -i " + file.getFileName() + " -c:a pcm_s16le OUT.wav")
                : wrong("the file ends inside its header", "it was cut off: copy or record it again");
    }

    /** Goes from chunk to chunk, each with its name and size, until that of the samples. */
    private boolean reachesItsSamples() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(RIFF_BYTES);
            while (in.readInt() != SAMPLES) {
                in.skipNBytes(Integer.toUnsignedLong(Integer.reverseBytes(in.readInt())));
            }
            // How many bytes of samples there are belongs to the header, too.
            in.readInt();
            return true;
        } catch (IOException end) {
            return false;
        }
    }

    private void refuseOthers() throws IOException {
        if (!Files.exists(file)) {
            throw wrong("no such file", "paths are relative to the CSV file that names them");
        }
        if (Files.isDirectory(file)) {
            throw wrong("is a folder, not a WAV file", "name the file");
        }
        Container container = Container.of(file);
        if (container != Container.WAV) {
            throw wrong(
                    container == Container.UNKNOWN ? "is no WAV file" : "is " + container.title() + ", not WAV",
                    "convert it: ffmpeg -i " + file.getFileName() + " -c:a pcm_s16le OUT.wav");
        }
    }

    private void checkFormat(AudioFormat format) {
        boolean rate = format.getSampleRate() >= Signal.LOWEST_RATE && format.getSampleRate() <= Signal.HIGHEST_RATE;
        boolean channels = format.getChannels() >= 1 && format.getChannels() <= MOST_CHANNELS;
        if (!rate || !channels) {
            throw wrong(
                    "the header says " + format.getChannels() + " channels at " + format.getSampleRate() + " Hz",
                    "1 to " + MOST_CHANNELS + " channels at " + (int) Signal.LOWEST_RATE + " to "
                            + (int) Signal.HIGHEST_RATE + " Hz are read");
        }
        int expected = format.getChannels() * ((format.getSampleSizeInBits() + 7) / 8);
        if (format.getFrameSize() != expected) {
            throw wrong(
                    "the header says " + format.getFrameSize() + " bytes for " + format.getChannels() + " samples of "
                            + format.getSampleSizeInBits() + " bits",
                    "the file is broken: record or convert it again");
        }
    }

    private Signal decode(AudioInputStream encoded) throws IOException {
        AudioFormat from = encoded.getFormat();
        int channels = from.getChannels();
        AudioFormat floats = new AudioFormat(
                AudioFormat.Encoding.PCM_FLOAT,
                from.getSampleRate(),
                Float.SIZE,
                channels,
                channels * Float.BYTES,
                from.getSampleRate(),
                false);
        try (AudioInputStream in = AudioSystem.getAudioInputStream(floats, linear(encoded))) {
            float[] samples =
                    mixDown(in, channels, (int) Math.min(MOST_SAMPLES, LONGEST_SECONDS * from.getSampleRate()));
            if (samples.length == 0) {
                throw wrong("there is no sound in it", "the file ends behind its header: record it again");
            }
            return new Signal(samples, from.getSampleRate());
        }
    }

    /** The platform goes from u-law and A-law to floats by way of 16 bits only. */
    private static AudioInputStream linear(AudioInputStream in) {
        AudioFormat.Encoding encoding = in.getFormat().getEncoding();
        boolean isLaw = encoding.equals(AudioFormat.Encoding.ULAW) || encoding.equals(AudioFormat.Encoding.ALAW);
        return isLaw ? AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, in) : in;
    }

    private float[] mixDown(AudioInputStream in, int channels, int most) throws IOException {
        byte[] bytes = new byte[CHUNK_FRAMES * channels * Float.BYTES];
        float[] samples = new float[CHUNK_FRAMES];
        int count = 0;
        for (int read = in.readNBytes(bytes, 0, bytes.length); read > 0; read = in.readNBytes(bytes, 0, bytes.length)) {
            int frames = read / (channels * Float.BYTES);
            if (count + frames > most) {
                throw wrong(
                        String.format("the recording has more than %,d samples", most),
                        "cut it into clips of one item each");
            }
            if (count + frames > samples.length) {
                samples = Arrays.copyOf(samples, 2 * samples.length);
            }
            ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int frame = 0; frame < frames; frame++) {
                samples[count++] = mean(numbers, channels);
            }
        }
        return Arrays.copyOf(samples, count);
    }

    private float mean(ByteBuffer numbers, int channels) {
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += numbers.getFloat();
        }
        if (!Float.isFinite((float) sum)) {
            throw wrong("a sample is not a number", "the file is broken: record or convert it again");
        }
        return (float) (sum / channels);
    }

    private ElmanException wrong(String message, String hint) {
        return new ElmanException(
                Finding.at(SourceLocation.of(file.toString()), message).withHint(hint));
    }
}
