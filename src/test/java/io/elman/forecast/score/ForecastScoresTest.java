package io.elman.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastScoresTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final double[] NONE = {};
    private static final double NAN = Double.NaN;

    /** Errors 10, -20 and unknown, 40; the first forecast has an interval of which it misses one end. */
    private static ForecastScores example() {
        ForecastScores scores = new ForecastScores(2);
        scores.add(array(100, 80), array(90, 100), array(85, 85), array(105, 125), 5);
        scores.add(array(NAN, 40), array(7, 0), NONE, NONE, 10);
        return scores;
    }

    @Test
    void figuresAreThoseDerivedByHand() {
        ForecastScores scores = example();
        assertThat(scores.figure("rmse")).isCloseTo(Math.sqrt((100 + 400 + 1600) / 3.0), EXACT);
        assertThat(scores.figure("mae")).isCloseTo(70 / 3.0, EXACT);
        assertThat(scores.figure("mape")).isCloseTo((10 + 25 + 100) / 3.0, EXACT);
        assertThat(scores.figure("smape")).isCloseTo((2000 / 190.0 + 4000 / 180.0 + 200) / 3, EXACT);
        assertThat(scores.figure("mase")).isCloseTo((2 + 4 + 4) / 3.0, EXACT);
        assertThat(scores.figure("coverage")).isEqualTo(0.5);
        assertThat(scores.figure("interval_width")).isEqualTo(30);
        assertThat(scores.origins()).isEqualTo(2);
    }

    @Test
    void eachStepIsJudgedByItself() {
        var metrics = example().metrics();
        assertThat(metrics.get("mae_by_step")).isEqualTo(List.of(10.0, 30.0));
        assertThat(metrics.get("mase_by_step")).isEqualTo(List.of(2.0, 4.0));
        assertThat(metrics.get("coverage_by_step")).isEqualTo(List.of(1.0, 0.0));
        assertThat(metrics.get("interval_width_by_step")).isEqualTo(List.of(20.0, 40.0));
    }

    @Test
    void theNamesAreThoseThatScriptsRelyOn() {
        String[] names = {"rmse", "mae", "mape", "smape", "mase", "coverage", "interval_width"};
        String[] bySteps = Arrays.stream(names).map(name -> name + "_by_step").toArray(String[]::new);
        assertThat(example().metrics())
                .containsOnlyKeys(
                        Stream.of(names, bySteps).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void whatIsNotDefinedIsLeftOut() {
        ForecastScores scores = new ForecastScores(2);
        scores.add(array(0, 0), array(1, 0), NONE, NONE, 0);
        assertThat(scores.metrics())
                .containsOnlyKeys("rmse", "mae", "smape", "rmse_by_step", "mae_by_step", "smape_by_step");
        scores.add(array(0, 4), array(1, 3), NONE, NONE, NAN);
        assertThat(scores.metrics().get("mape")).isEqualTo(25.0);
        assertThat(scores.metrics().get("mape_by_step")).isEqualTo(Arrays.asList(null, 25.0));
        assertThat(scores.metrics()).doesNotContainKeys("mase", "coverage");
        assertThat(new ForecastScores(3).metrics()).isEmpty();
        assertThat(new Gson().toJson(scores.metrics())).doesNotContain("NaN").contains("\"mape_by_step\":[null,25.0]");
    }

    @Test
    void aForecastThatIsNotFiniteDoesNotGoUnseen() {
        ForecastScores scores = new ForecastScores(2);
        scores.add(array(1, 1), array(2, Double.POSITIVE_INFINITY), NONE, NONE, 1);
        scores.add(array(1, 1), array(2, 2), NONE, NONE, 1);
        assertThat(scores.metrics()).doesNotContainKeys("rmse", "mae", "mape", "smape", "mase");
        assertThat(scores.metrics().get("rmse_by_step")).isEqualTo(Arrays.asList(1.0, null));
    }

    @Test
    void symmetricErrorOfAllButNothingIs200AndOfNothingIs0() {
        ForecastScores scores = new ForecastScores(3);
        scores.add(array(0, 0, -3), array(17, 0, 3), NONE, NONE, 1);
        assertThat(scores.metrics().get("smape_by_step")).isEqualTo(List.of(200.0, 0.0, 200.0));
    }

    @Test
    void largeValuesDoNotOverflowAndSmallOnesDoNotVanish() {
        for (double size : array(1e300, 1e-200)) {
            ForecastScores scores = new ForecastScores(2);
            scores.add(array(3 * size, 8 * size), array(0, 4 * size), NONE, NONE, size);
            assertThat(scores.figure("rmse") / size).isCloseTo(Math.sqrt(12.5), EXACT);
            assertThat(scores.figure("mae") / size).isCloseTo(3.5, EXACT);
            assertThat(scores.figure("smape")).isCloseTo((200 + 800 / 12.0) / 2, EXACT);
            assertThat(scores.figure("mase")).isCloseTo(3.5, EXACT);
        }
    }

    @Test
    void lossesAreMeansOfWhatIsKnownOfEachForecast() {
        ForecastScores scores = example();
        scores.add(array(NAN, NAN), array(1, 1), NONE, NONE, 1);
        assertThat(scores.squaredLosses()).containsExactly(250, 1600, NAN);
    }

    @Test
    void theScaleIsTheMeanSeasonalChangeOfTheTrainingPart() {
        assertThat(ForecastScores.scale(array(1, 4, 2, 8), 2)).isEqualTo(2.5);
        assertThat(ForecastScores.scale(array(1, 4, 2, 8), 0)).isEqualTo(11 / 3.0);
        assertThat(ForecastScores.scale(array(1, 4), 2)).isNaN();
    }

    @Test
    void otherLengthsAreRefused() {
        ForecastScores scores = new ForecastScores(2);
        assertThatThrownBy(() -> scores.add(array(1), array(1, 2), NONE, NONE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[1] and [2] values where [2] are expected");
        assertThatThrownBy(() -> scores.add(array(1, 2), array(1, 2), array(1, 2), NONE, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForecastScores(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] array(double... values) {
        return values;
    }
}
