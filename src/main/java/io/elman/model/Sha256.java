package io.elman.model;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SHA-256 of data, in lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /** Returns the digest of bytes, which are not modified. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /** Returns the digest of a file's content, which may be larger than the memory. */
    public static String of(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), algorithm())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException unreadable) {
            Finding finding = Finding.at(SourceLocation.of(file.toString()), "this file cannot be read");
            throw new ElmanException(finding, unreadable);
        }
    }

    /** Returns the digest of each file, by its name. */
    public static Map<String, String> of(List<String> files) {
        Map<String, String> digests = new LinkedHashMap<>();
        files.forEach(file -> digests.put(file, of(Path.of(file))));
        return digests;
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
