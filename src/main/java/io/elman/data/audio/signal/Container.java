package io.elman.data.audio.signal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kinds of files that recordings come in, told by their first bytes. */
enum Container {
    WAV("WAV"),
    BIG_ENDIAN_WAV("a big-endian WAV file (RIFX)"),
    LARGE_WAV("a large WAV file (RF64)"),
    MP3("an MP3 file"),
    OGG("an Ogg file"),
    FLAC("a FLAC file"),
    AIFF("an AIFF file"),
    AU("an AU file"),
    MP4("an MP4 file"),
    MATROSKA("a Matroska or WebM file"),
    UNKNOWN("something else");

    private static final int BYTES = 12;

    private final String title;

    Container(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Container of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(BYTES), StandardCharsets.ISO_8859_1));
        }
    }

    /** Eleven bits of one, then layer III: the byte order mark of UTF-16 is none. */
    private static boolean isMp3Frame(String start) {
        return start.length() > 1 && start.charAt(0) == 0xFF && (start.charAt(1) & 0xE6) == 0xE2;
    }

    private static Container of(String start) {
        if (start.startsWith("RIFF")) {
            return start.length() < BYTES || start.endsWith("WAVE") ? WAV : UNKNOWN;
        }
        if (start.startsWith("ID3") || isMp3Frame(start)) {
            return MP3;
        }
        if (start.startsWith("ftyp", 4)) {
            return MP4;
        }
        if (start.startsWith("\u001AE\u00DF\u00A3")) {
            return MATROSKA;
        }
        return switch (start.length() < 4 ? "" : start.substring(0, 4)) {
            case "RIFX" -> BIG_ENDIAN_WAV;
            case "RF64" -> LARGE_WAV;
            case "OggS" -> OGG;
            case "fLaC" -> FLAC;
            case "FORM" -> AIFF;
            case ".snd" -> AU;
            default -> UNKNOWN;
        };
    }
}
