package io.elman.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.elman.ElmanException;
import io.elman.model.Model;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.report.MemoryShown;
import io.elman.train.Epoch;
import io.elman.train.Outcome;
import io.elman.train.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ForecastTrainingTest {
    @TempDir
    static Path shared;

    private static Outcome<Evaluation> outcome;

    @TempDir
    Path folder;

    private static synchronized Outcome<Evaluation> outcome() throws IOException {
        if (outcome == null) {
            outcome = new ForecastTraining(TinySeries.experiment(shared)).run(false);
        }
        return outcome;
    }

    @Test
    void learnsWhatTheSimpleModelsCannot() throws IOException {
        Map<String, Object> metrics = outcome().evaluation().metrics();
        double rmse = (Double) metrics.get("rmse");
        assertThat(outcome().evaluation().baselines())
                .containsOnlyKeys("naive", "seasonal_naive", "naive2", "drift", "autoregression");
        assertThat(rmse)
                .isLessThan(
                        (Double) outcome().evaluation().baselines().get("naive").get("rmse") / 2)
                .isLessThan((Double)
                        outcome().evaluation().baselines().get("seasonal_naive").get("rmse"));
        Map<String, Object> naive2 = outcome().evaluation().baselines().get("naive2");
        assertThat((Double) metrics.get("owa"))
                .isCloseTo(
                        ((Double) metrics.get("smape") / (Double) naive2.get("smape")
                                        + (Double) metrics.get("mase") / (Double) naive2.get("mase"))
                                / 2,
                        within(1e-12));
        assertThat((List<?>) metrics.get("rmse_by_step")).hasSize(3);
        assertThat((Double) metrics.get("coverage")).isBetween(0.7, 1.0);
        assertThat((String) metrics.get("outcome")).contains("visitors").contains("Diebold-Mariano");
    }

    @Test
    void tooFewWindowsForAnIntervalAreTold() throws IOException {
        assertThat(notices("model.interval=0.99")).anyMatch(notice -> notice.contains("too few to hold 0.99"));
        assertThat(notices("model.interval=0.5")).noneMatch(notice -> notice.contains("too few"));
    }

    /** The errors of one window alone held half of what came. */
    @Test
    void anIntervalRestsOnMoreThanASingleWindow() throws IOException {
        Outcome<Evaluation> outcome =
                new ForecastTraining(TinySeries.experiment(folder, "data.validation=3")).run(false);
        assertThat((Double) outcome.evaluation().metrics().get("coverage")).isBetween(0.65, 1.0);
    }

    private List<String> notices(String override) throws IOException {
        List<String> notices = new ArrayList<>();
        new ForecastTraining(TinySeries.experiment(folder, override, "training.epochs=1"))
                .notify(notices::add)
                .run(false);
        return notices;
    }

    @Test
    void leavesTheRunsFilesAndNothingElse() throws IOException {
        outcome();
        try (Stream<Path> files = Files.walk(shared)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> shared.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "days.csv",
                            "holidays.csv",
                            "tiny.yaml",
                            "tiny.zip",
                            "tiny/metrics.json",
                            "tiny/predictions.csv",
                            "tiny/report.html");
        }
    }

    @Test
    void theMemoryOfEachNetworkIsShown() throws IOException {
        MemoryShown.isIn(outcome().folder(), "layer 1");
    }

    @Test
    void sameSeedConfigAndDataGiveTheSameZip() throws IOException {
        byte[] first = Files.readAllBytes(outcome().zip());
        new ForecastTraining(TinySeries.experiment(shared)).run(false);
        assertThat(Files.readAllBytes(outcome().zip())).isEqualTo(first);
    }

    @Test
    void evaluationOfTheZipGivesTheFiguresOfTheRun() throws IOException {
        for (String other : List.of(
                "training.ensemble=3",
                "model.quantiles=[0.1, 0.5, 0.9]",
                "model.engine=stock",
                "model.linear=averaged")) {
            Outcome<Evaluation> run =
                    new ForecastTraining(TinySeries.experiment(folder, other, "training.epochs=2")).run(false);
            ForecastEvaluation evaluation = new ForecastEvaluation(
                    ModelReader.read(run.zip()), run.zip().toString());
            Map<String, Object> again = evaluation.on(Optional.empty()).metrics();
            run.evaluation().metrics().forEach((name, value) -> {
                if (value instanceof Double number) {
                    assertThat((Double) again.get(name))
                            .as(name)
                            .isCloseTo(number, within(1e-4 * (1 + Math.abs(number))));
                }
            });
            assertThat(evaluation.on(Optional.empty()).baselines())
                    .isEqualTo(run.evaluation().baselines());
        }
        TinySeries.writeRows(folder.resolve("days.csv"), 0, 250, 9);
        ForecastEvaluation changed = new ForecastEvaluation(ModelReader.read(folder.resolve("tiny.zip")), "tiny.zip");
        assertThatThrownBy(() -> changed.on(Optional.empty())).hasMessageContaining("not what it was");
    }

    @Test
    void goesOnWithTheDatesBehindTheLastRow() throws IOException {
        Forecaster forecaster = Forecaster.load(outcome().zip());
        List<Forecast> ahead = forecaster.continueTraining();
        LocalDate last = LocalDate.of(2021, 1, 1).plusDays(259);
        assertThat(ahead.stream().map(Forecast::time))
                .containsExactly(
                        last.plusDays(1).toString(),
                        last.plusDays(2).toString(),
                        last.plusDays(3).toString());
        assertThat(ahead).allMatch(step -> step.lower() < step.value() && step.value() < step.upper());
        // A file gives the same as what the zip remembers of it.
        assertThat(forecaster.continueFile(shared.resolve("days.csv"))).isEqualTo(ahead);
    }

    @Test
    void theCourseOfTheYearGoesOnBehindTheLastRow() throws IOException {
        TinySeries.in(folder);
        TinySeries.writeRows(folder.resolve("long.csv"), 0, 900, 1);
        Outcome<Evaluation> run = new ForecastTraining(TinySeries.experiment(
                        folder,
                        "data.file=" + folder.resolve("long.csv"),
                        "transform.yearly=[visitors]",
                        "model.linear=iterated",
                        "training.epochs=1"))
                .run(false);
        Forecaster forecaster = Forecaster.load(run.zip());
        assertThat(forecaster.continueTraining()).isEqualTo(forecaster.continueFile(folder.resolve("long.csv")));
    }

    @Test
    void aNetworkBehindALinearPartBeginsAsThat() throws IOException {
        Evaluation still = linear("training.learning-rate=1e-9");
        double ofLinearPart = (Double) still.baselines().get("linear_part").get("rmse");
        assertThat((Double) still.metrics().get("rmse")).isCloseTo(ofLinearPart, within(1e-5 * ofLinearPart));
        // And it learns from there.
        assertThat(Math.abs((Double) linear("seed=7").metrics().get("rmse") - ofLinearPart))
                .isGreaterThan(1e-3 * ofLinearPart);
    }

    private Evaluation linear(String override) throws IOException {
        return new ForecastTraining(
                        TinySeries.experiment(folder, "model.linear=iterated", "training.epochs=2", override))
                .run(false)
                .evaluation();
    }

    @Test
    void aLaterFileIsContinuedAndJudgedFromItsOwnRows() throws IOException {
        Path later = folder.resolve("later.csv");
        TinySeries.writeRows(later, 250, 300, 1);
        Forecaster forecaster = Forecaster.load(outcome().zip());
        assertThat(forecaster.continueFile(later).get(0).time())
                .isEqualTo(LocalDate.of(2021, 1, 1).plusDays(300).toString());
        StringWriter backtest = new StringWriter();
        new ForecastPredictor(ModelReader.read(outcome().zip()), "tiny.zip").backtest(Optional.of(later), backtest);
        // The first origin has ten rows to look back on, the last one three behind it.
        assertThat(backtest.toString().lines()).hasSize(1 + 3 * (50 - 10 - 2));
        assertThat(backtest.toString()).startsWith("origin,day,step,actual,forecast,lower,upper");
    }

    @Test
    void aFileThatIsTooShortSaysByHowMuch() throws IOException {
        Path few = folder.resolve("few.csv");
        TinySeries.writeRows(few, 250, 256, 1);
        Forecaster forecaster = Forecaster.load(outcome().zip());
        assertThatThrownBy(() -> forecaster.continueFile(few))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("there are 6: 4 more are needed");
    }

    @Test
    void rowsOfTrainingAreNotJudged() throws IOException {
        Path early = folder.resolve("early.csv");
        TinySeries.writeRows(early, 0, 150, 1);
        ForecastEvaluation evaluation =
                new ForecastEvaluation(ModelReader.read(outcome().zip()), "tiny.zip");
        assertThatThrownBy(() -> evaluation.on(Optional.of(early)))
                .isInstanceOf(ElmanException.class)
                .hasMessageContaining("learned from");
    }

    @Test
    void aStoppedRunGoesOnToTheSameModel() throws IOException {
        byte[] uninterrupted = Files.readAllBytes(outcome().zip());
        int[] epochs = {0};
        new ForecastTraining(TinySeries.experiment(shared))
                .checkpointEvery(0)
                .reportTo(new Progress() {
                    @Override
                    public void epochDone(Epoch epoch, boolean best) {
                        epochs[0]++;
                    }
                })
                .stopWhen(() -> epochs[0] == 3)
                .run(false);
        assertThat(Files.readAllBytes(outcome().zip())).isNotEqualTo(uninterrupted);
        new ForecastTraining(TinySeries.experiment(shared)).run(true);
        assertThat(Files.readAllBytes(outcome().zip())).isEqualTo(uninterrupted);
    }

    @Test
    void plainDeeplearning4jComputesTheSame() throws IOException {
        new ForecastTraining(TinySeries.experiment(
                        folder, "training.ensemble=2", "model.quantiles=[0.1, 0.5, 0.9]", "training.epochs=1"))
                .run(false);
        Path zip = folder.resolve("tiny.zip");
        Model model = ModelReader.read(zip);
        MultiLayerNetwork stock = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        assertThat(stock.getLayerWiseConfigurations().toJson()).doesNotContain("io.elman");
        INDArray input =
                Nd4j.rand(new long[] {2, stock.getLayer(0).getParam("W").size(0), 13});
        INDArray out = stock.output(input);
        assertThat(out.shape()).containsExactly(2, 2 * 3, 13);
        assertThat(out.equalsWithEps(model.layers().output(input), 1e-6)).isTrue();
    }
}
