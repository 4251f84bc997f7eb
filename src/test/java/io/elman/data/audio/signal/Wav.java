package io.elman.data.audio.signal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** WAV files byte by byte, without the platform's own writer. */
public final class Wav {
    private Wav() {}

    /** Kinds of samples, with the largest error that rounding makes. */
    public enum Sample {
        PCM_8(1, 1, 0.01, (out, x) -> out.put((byte) Math.round(128 + 127 * x))),
        PCM_16(1, 2, 1e-4, (out, x) -> out.putShort((short) Math.round(32_767 * x))),
        PCM_24(1, 3, 1e-6, (out, x) -> {
            int value = Math.round(8_388_607 * x);
            out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
        }),
        PCM_32(1, 4, 1e-6, (out, x) -> out.putInt((int) Math.round(2_147_483_647.0 * x))),
        FLOAT_32(3, 4, 0, ByteBuffer::putFloat),
        U_LAW(7, 1, 0.03, (out, x) -> out.put(uLaw(x))),
        A_LAW(6, 1, 0.03, (out, x) -> out.put(aLaw(x)));

        private final int code;
        private final int bytes;
        private final double error;
        private final BiConsumer<ByteBuffer, Float> writer;

        Sample(int code, int bytes, double error, BiConsumer<ByteBuffer, Float> writer) {
            this.code = code;
            this.bytes = bytes;
            this.error = error;
            this.writer = writer;
        }

        double error() {
            return error;
        }
    }

    /** Returns a file with the given channels, all of the same length. */
    public static byte[] of(Sample sample, int rate, float[]... channels) {
        return file(format(sample.code, sample, rate, channels.length), new byte[0], data(sample, channels));
    }

    static byte[] extensible(int rate, float[] samples) {
        ByteBuffer format = buffer(40)
                .put(format(0xFFFE, Sample.PCM_16, rate, 1))
                .putShort((short) 22)
                .putShort((short) 16)
                .putInt(4)
                .putInt(1)
                .putInt(0x00100000)
                .putInt(0xAA000080)
                .putInt(0x719B3800);
        return file(format.array(), new byte[0], data(Sample.PCM_16, samples));
    }

    static byte[] withListChunk(int rate, float[] samples) {
        byte[] list = chunk("LIST", "INFOISFT\2\0\0\0x\0".getBytes(StandardCharsets.ISO_8859_1));
        return file(format(1, Sample.PCM_16, rate, 1), list, data(Sample.PCM_16, samples));
    }

    static void putInt(byte[] wav, int at, int value) {
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    private static byte[] format(int code, Sample sample, int rate, int channels) {
        return buffer(16)
                .putShort((short) code)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * sample.bytes)
                .putShort((short) (channels * sample.bytes))
                .putShort((short) (8 * sample.bytes))
                .array();
    }

    private static byte[] data(Sample sample, float[]... channels) {
        ByteBuffer data = buffer(channels[0].length * channels.length * sample.bytes);
        for (int frame = 0; frame < channels[0].length; frame++) {
            for (float[] channel : channels) {
                sample.writer.accept(data, channel[frame]);
            }
        }
        return data.array();
    }

    private static byte[] file(byte[] format, byte[] between, byte[] data) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("WAVE".getBytes(StandardCharsets.ISO_8859_1));
        content.writeBytes(chunk("fmt ", format));
        content.writeBytes(between);
        content.writeBytes(chunk("data", data));
        return chunk("RIFF", content.toByteArray());
    }

    private static byte[] chunk(String name, byte[] content) {
        return buffer(8 + content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** ITU-T G.711: eight segments, each twice as wide as the one before. */
    private static byte uLaw(float x) {
        int magnitude = Math.min(32_635, Math.round(Math.abs(x) * 32_767)) + 132;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = magnitude >> (exponent + 3) & 15;
        return (byte) ~((x < 0 ? 128 : 0) | exponent << 4 | mantissa);
    }

    private static byte aLaw(float x) {
        int magnitude = Math.min(32_767, Math.round(Math.abs(x) * 32_767)) >> 3;
        int exponent = Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(1, magnitude)) - 4);
        int mantissa = magnitude >> Math.max(1, exponent) & 15;
        return (byte) (((x >= 0 ? 128 : 0) | exponent << 4 | mantissa) ^ 0x55);
    }
}
