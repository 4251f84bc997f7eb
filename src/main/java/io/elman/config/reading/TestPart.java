package io.elman.config.reading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a model is judged on: a file of its own, or a share of the rows of the training file.
 *
 * @param file empty when a fraction is held out
 * @param fraction empty when there is a file
 */
public record TestPart(Optional<String> file, OptionalDouble fraction) {
    /** The shares of a file that can be held out. */
    public static final Range FRACTION = Range.between(0.01, 0.9);

    /** @param data the section with the key {@code test} */
    public static TestPart read(Section data) {
        Optional<String> test = data.optionalText("test");
        OptionalDouble fraction = fraction(data, test.orElse(data.text("test", "0.2")));
        return new TestPart(fraction.isPresent() ? Optional.empty() : test, fraction);
    }

    /**
     * Returns the files that training reads, as they were named.
     *
     * @param train the training file
     */
    public List<String> files(String train) {
        return Stream.concat(Stream.of(train), file.stream()).toList();
    }

    /**
     * Returns what the model is judged on, for people.
     *
     * @param train the training file
     */
    public String describe(String train) {
        return file.orElseGet(() -> "the test part (" + fraction.getAsDouble() + ") of " + train);
    }

    private static OptionalDouble fraction(Section data, String test) {
        try {
            double share = Double.parseDouble(test);
            if (!FRACTION.contains(share)) {
                data.reject(
                        "test", "must be a CSV file or a fraction " + FRACTION, "0.2 holds out a fifth of the rows");
            }
            return OptionalDouble.of(share);
        } catch (NumberFormatException aFile) {
            return OptionalDouble.empty();
        }
    }
}
