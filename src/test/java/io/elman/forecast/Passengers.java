package io.elman.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** AirPassengers (Box and Jenkins): passengers a month in thousands, 1949 to 1960. */
public final class Passengers {
    public static final int SEASON = 12;

    /** Rows before the last 36 months. */
    public static final int TRAINING = 108;

    private Passengers() {}

    public static double[] all() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Passengers.class.getResourceAsStream("/series/passengers.csv"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
