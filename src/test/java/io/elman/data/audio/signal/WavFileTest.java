package io.elman.data.audio.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Wav.Sample.class)
    void eachKindOfSampleIsRead(Wav.Sample sample) throws IOException {
        float[] sine = sine(8_000, 400);
        Signal signal = WavFile.read(file(Wav.of(sample, 8_000, sine)));
        assertThat(signal.sampleRate()).isEqualTo(8_000);
        assertThat(signal.samples()).hasSize(400);
        for (int i = 0; i < 400; i++) {
            assertThat(signal.samples()[i]).isCloseTo(sine[i], within((float) sample.error()));
        }
    }

    @ParameterizedTest
    @CsvSource({"44100, PCM_24", "48000, PCM_16", "11025, FLOAT_32", "22050, A_LAW"})
    void channelsAreMixedDown(int rate, Wav.Sample sample) throws IOException {
        float[] left = sine(rate, 300);
        float[] right = new float[300];
        Signal signal = WavFile.read(file(Wav.of(sample, rate, left, right)));
        assertThat(signal.sampleRate()).isEqualTo(rate);
        for (int i = 0; i < 300; i++) {
            assertThat(signal.samples()[i]).isCloseTo(left[i] / 2, within((float) sample.error()));
        }
    }

    @Test
    void theExtensibleHeaderAndOtherChunksAreRead() throws IOException {
        float[] sine = sine(8_000, 100);
        assertThat(WavFile.read(file(Wav.extensible(8_000, sine))).samples()).hasSize(100);
        assertThat(WavFile.read(file(Wav.withListChunk(8_000, sine))).samples()).hasSize(100);
    }

    /** A recorder that was stopped has not written how much there is. */
    @ParameterizedTest
    @CsvSource({"0x7fffffff", "0xffffffff", "0x7fffff00"})
    void aRecordingWithoutItsLengthIsReadToItsEnd(String size) throws IOException {
        byte[] wav = Wav.of(Wav.Sample.PCM_16, 8_000, sine(8_000, 1_000));
        Wav.putInt(wav, 4, Long.decode(size).intValue());
        Wav.putInt(wav, 40, Long.decode(size).intValue());
        assertThat(WavFile.read(file(wav)).samples()).hasSize(1_000);
    }

    @Test
    void otherContainersAreRefusedByName() throws IOException {
        assertRefused("ID3\4\0\0\0\0\0\0\0\0", "an MP3 file", "ffmpeg");
        assertRefused("\u00ff\u00fb\u0090\0\0\0\0\0\0\0\0\0", "an MP3 file", "ffmpeg");
        assertThat(WavFile.isRecording(Files.write(folder.resolve("utf16.csv"), new byte[] {-1, -2, 'f', 0})))
                .isFalse();
        assertRefused("OggS\0\2\0\0\0\0\0\0", "an Ogg file", "ffmpeg");
        assertRefused("fLaC\0\0\0\42\20\0\20\0", "a FLAC file", "ffmpeg");
        assertRefused("RIFX\0\0\0\44WAVE", "big-endian", "ffmpeg");
        assertRefused("\0\0\0\40ftypM4A ", "an MP4 file", "ffmpeg");
        assertRefused("file,label\na.wav,x\n", "is no WAV file", "ffmpeg");
        assertRefused("RIFF\0\0\0\44AVI ", "is no WAV file", "ffmpeg");
        assertRefused("", "is no WAV file", "ffmpeg");
    }

    @Test
    void whatIsNotThereOrAFolderIsTold() {
        assertThatThrownBy(() -> WavFile.read(folder.resolve("none.wav"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> WavFile.read(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void aHeaderThatEndsEarlyIsTold() throws IOException {
        byte[] wav = Wav.of(Wav.Sample.PCM_16, 8_000, sine(8_000, 100));
        for (int length = 4; length <= 44; length++) {
            Path cut = file(Arrays.copyOf(wav, length));
            assertThatThrownBy(() -> WavFile.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(ElmanException.class)
                    .hasMessageStartingWith(cut + ": error: ");
        }
        // 36 bytes are before the chunk of samples, whose name and size are the last 8 of the header.
        for (int length : new int[] {30, 40, 43}) {
            assertThatThrownBy(() -> WavFile.read(file(Arrays.copyOf(wav, length))))
                    .hasMessageContaining("the file ends inside its header");
        }
        assertThat(WavFile.read(file(Arrays.copyOf(wav, 46))).samples()).hasSize(1);
    }

    @Test
    void absurdHeadersAreTold() throws IOException {
        assertAbsurd(22, 0, "");
        assertAbsurd(22, 60_000, "");
        assertAbsurd(24, 0, "");
        assertAbsurd(24, 20_000_000, "Hz");
        assertAbsurd(34, 0, "");
        assertAbsurd(34, 7_000, "");
        assertAbsurd(20, 2, "of a kind");
        assertAbsurd(20, 0x55, "of a kind");
    }

    @Test
    void samplesThatAreNoNumbersAreTold() throws IOException {
        float[] sine = sine(8_000, 100);
        sine[50] = Float.NaN;
        assertThatThrownBy(() -> WavFile.read(file(Wav.of(Wav.Sample.FLOAT_32, 8_000, sine))))
                .hasMessageContaining("not a number");
        sine[50] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> WavFile.read(file(Wav.of(Wav.Sample.FLOAT_32, 8_000, sine))))
                .hasMessageContaining("not a number");
    }

    @Test
    void aRecordingOfMinutesIsNoClip() throws IOException {
        assertThatThrownBy(() -> WavFile.read(file(Wav.of(Wav.Sample.PCM_8, 4_000, new float[301 * 4_000]))))
                .hasMessageContaining("more than 1,200,000 samples");
    }

    /** Whatever a header says: a signal, or an error of the file. */
    @Test
    void noHeaderEscapes() throws IOException {
        Random random = new Random(11);
        byte[][] good = {
            Wav.of(Wav.Sample.PCM_16, 8_000, sine(8_000, 60)),
            Wav.of(Wav.Sample.FLOAT_32, 8_000, sine(8_000, 60), sine(8_000, 60)),
            Wav.of(Wav.Sample.A_LAW, 8_000, sine(8_000, 60)),
            Wav.extensible(8_000, sine(8_000, 60))
        };
        for (int trial = 0; trial < 2_000; trial++) {
            byte[] wav = good[trial % good.length].clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                byte[] odd = {0, 1, 2, 3, -1, 127, -128, 16, 64, (byte) random.nextInt()};
                wav[random.nextInt(80)] = odd[random.nextInt(odd.length)];
            }
            Path file = file(random.nextInt(5) == 0 ? Arrays.copyOf(wav, random.nextInt(wav.length)) : wav);
            try {
                assertThat(WavFile.read(file).samples()).isNotEmpty();
            } catch (ElmanException told) {
                assertThat(told).hasMessageStartingWith(file + ": error: ");
            }
        }
    }

    private void assertAbsurd(int at, int value, String expected) throws IOException {
        byte[] wav = Wav.of(Wav.Sample.PCM_16, 8_000, sine(8_000, 100));
        if (at == 24) {
            Wav.putInt(wav, at, value);
        } else {
            wav[at] = (byte) value;
            wav[at + 1] = (byte) (value >> 8);
        }
        Path file = file(wav);
        assertThatThrownBy(() -> WavFile.read(file))
                .as("%d at byte %d", value, at)
                .isInstanceOf(ElmanException.class)
                .hasMessageStartingWith(file + ": error: ")
                .hasMessageContaining(expected);
    }

    private void assertRefused(String content, String message, String hint) throws IOException {
        Path file = Files.write(folder.resolve("other.wav"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WavFile.read(file))
                .isInstanceOfSatisfying(
                        ElmanException.class,
                        refused -> assertThat(refused.render()).contains(message, hint));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("a.wav"), content);
    }

    private static float[] sine(int rate, int samples) {
        float[] sine = new float[samples];
        for (int i = 0; i < samples; i++) {
            sine[i] = (float) (0.7 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        return sine;
    }
}
