package io.elman.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "6.409388765, 6.409389",
        "-12, -12",
        "100, 100",
        "0.00123456789, 0.001234568",
        "123456789.6, 123456790",
        "2.5e16, 2.500000e+16",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void sevenDigitsAreGivenAndAllBeforeThePoint(double value, String text) {
        assertThat(ForecastColumns.number(value)).isEqualTo(text);
    }
}
