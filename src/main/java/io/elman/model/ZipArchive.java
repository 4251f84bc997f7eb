package io.elman.model;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file of a stranger, read into memory within bounds. */
final class ZipArchive {
    private static final int MOST_ENTRIES = 64;
    private static final int LARGEST_TEXT = 1 << 20;
    private static final long LARGEST_MODEL = 1 << 30;

    /** What is unpacked is copied before DL4J has its own, and a service has other things in its memory. */
    private static final long SHARE_OF_MEMORY = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Path file;
    private long bytesLeft;

    ZipArchive(Path file) {
        this(file, Math.min(LARGEST_MODEL, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    }

    /** @param mostBytes that all entries may have together, unpacked */
    ZipArchive(Path file, long mostBytes) {
        this.file = file;
        this.bytesLeft = mostBytes;
    }

    /** Returns the content of each entry, by name; to be called once. */
    Map<String, byte[]> read() {
        if (!Files.exists(file)) {
            throw unreadable("there is no such model; './elman train' makes one", null);
        }
        if (Files.isDirectory(file)) {
            throw unreadable("this is a folder, and a model is a zip file", null);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return readEntries(zip);
        } catch (ZipException notAZip) {
            throw unreadable("this is not a zip file", notAZip);
        } catch (IOException failure) {
            throw unreadable("this file cannot be read", failure);
        }
    }

    private Map<String, byte[]> readEntries(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw unreadable("this zip has " + zip.size() + " entries, and a model at most " + MOST_ENTRIES, null);
        }
        Map<String, byte[]> entries = new TreeMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = printable(entry.getName());
            if (!NAME.matcher(entry.getName()).matches()) {
                throw broken(name, "no entry of a model has such a name");
            }
            if (entries.put(name, readEntry(zip, entry)) != null) {
                throw broken(name, "this entry stands in the zip twice");
            }
        }
        return entries;
    }

    /** Counts what comes out, since the size that an entry claims may be wrong. */
    private byte[] readEntry(ZipFile zip, ZipEntry entry) throws IOException {
        String name = entry.getName();
        int largest = (int) (name.equals(ModelReader.CONFIGURATION) ? Math.min(LARGEST_TEXT, bytesLeft) : bytesLeft);
        if (entry.getSize() > largest) {
            throw tooLarge(name, largest);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(largest);
            if (in.read() >= 0) {
                throw tooLarge(name, largest);
            }
            bytesLeft -= bytes.length;
            refuseJavaObjects(name, bytes);
            return bytes;
        }
    }

    private ElmanException tooLarge(String name, int largest) {
        return broken(name, "this entry is larger than the " + largest + " bytes that are left for it");
    }

    private void refuseJavaObjects(String name, byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xAC && bytes[1] == (byte) 0xED) {
            throw broken(name, "this entry holds serialized Java objects, which can run code");
        }
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[^\\x21-\\x7e]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    private ElmanException broken(String name, String message) {
        return ModelReader.broken(file.toString(), name, message);
    }

    private ElmanException unreadable(String message, IOException cause) {
        Finding finding = Finding.at(SourceLocation.of(file.toString()), message);
        return cause == null ? new ElmanException(finding) : new ElmanException(finding, cause);
    }
}
