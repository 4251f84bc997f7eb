package io.elman.data.audio;

import io.elman.data.audio.signal.Signal;
import io.elman.data.audio.signal.WavFile;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A recording; a file's is read each time it is asked for, so that many clips need no memory. */
public final class Clip {
    private final Supplier<Signal> signal;

    private Clip(Supplier<Signal> signal) {
        this.signal = signal;
    }

    public static Clip of(Path wav) {
        return new Clip(() -> WavFile.read(wav));
    }

    public static Clip of(Signal signal) {
        return new Clip(() -> signal);
    }

    /** @throws io.elman.ElmanException if the file cannot be read */
    public Signal signal() {
        return signal.get();
    }
}
