package io.elman.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.cell.CellWeights;
import io.elman.cell.ElmanNetwork;
import io.elman.cell.Sequences;
import io.elman.model.memory.RecurrentLayers;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class VerificationTest {
    private static final UnaryOperator<CellWeights> TRANSPOSED = cell -> new CellWeights(
            cell.inputWeights(), cell.recurrentWeights().transpose().dup('c'), cell.hiddenBias());
    private static final UnaryOperator<CellWeights> DROPPED =
            cell -> new CellWeights(cell.inputWeights(), Nd4j.zerosLike(cell.recurrentWeights()), cell.hiddenBias());
    private static final UnaryOperator<CellWeights> DOUBLED = cell -> new CellWeights(
            cell.inputWeights(), cell.recurrentWeights(), cell.hiddenBias().mul(2));

    record Report(boolean passed, String text) {
        static Report of(Predicate<PrintWriter> run) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            boolean passed = run.test(new PrintWriter(bytes, true, StandardCharsets.UTF_8));
            return new Report(passed, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    static Stream<UnaryOperator<CellWeights>> sabotages() {
        return Stream.of(TRANSPOSED, DROPPED, DOUBLED);
    }

    @Test
    void theChecksPassAndShowTheWorkedExampleInEightyColumns() {
        Report report = Report.of(Verification::run);
        assertThat(report.passed()).isTrue();
        assertThat(report.text().lines().map(VerificationTest::withoutLastColumn))
                .contains(
                        "  1  1  0.6000000     0.537  0.5370496  0.5370496  0.5370496",
                        "  2  2  1.2611149     0.850  0.8513712  0.8513712  0.8513712",
                        "  3  3  1.8554114     0.952  0.9522530  0.9522530  0.9522530",
                        "  1  1  0.5370496     0.415  0.4148198  0.4148198  0.4148198",
                        "  2  2  0.8513712     0.540  0.5405485  0.5405485  0.5405485",
                        "  3  3  0.9522530     0.581  0.5809012  0.5809012  0.5809012");
        assertThat(report.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
        assertThat(report.text())
                .contains("t  x        sum  document    by hand       cell  SimpleRnn  difference")
                .contains("The document's h_2 is a slip", "0.851")
                .endsWith("All checks passed." + System.lineSeparator());
    }

    @Test
    void theReportIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String german = comparisons(Route.ALL).text();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(comparisons(Route.ALL).text()).isEqualTo(german).contains("0.5370496");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void aWrongCellFails(UnaryOperator<CellWeights> sabotage) {
        assertFails(List.of(sabotaged(Route.CELL, sabotage), Route.SIMPLE_RNN));
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void aWrongSimpleRnnFails(UnaryOperator<CellWeights> sabotage) {
        assertFails(List.of(Route.CELL, sabotaged(Route.SIMPLE_RNN, sabotage)));
    }

    /** Both wrong in the same way: only the document and the numbers by hand can tell. */
    @Test
    void twoRoutesThatAgreeOnAMistakeFail() {
        for (UnaryOperator<CellWeights> sabotage : List.of(DROPPED, DOUBLED)) {
            List<Route> routes = List.of(sabotaged(Route.CELL, sabotage), sabotaged(Route.SIMPLE_RNN, sabotage));
            assertThat(WorkedExample.check(routes).passed()).isFalse();
            assertThat(SoftmaxExample.check(routes).passed()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void aGradientOfAnotherLossFails(UnaryOperator<CellWeights> sabotage) {
        assertThat(GradientChecks.check(network -> network.withCell(sabotage.apply(network.cell())))
                        .passed())
                .isFalse();
    }

    @Test
    void notANumberFails() {
        Route broken = sabotaged(
                Route.CELL,
                cell -> new CellWeights(
                        cell.inputWeights(),
                        cell.recurrentWeights(),
                        Nd4j.valueArrayOf(cell.hiddenBias().shape(), Double.NaN, cell.dataType())));
        assertFails(List.of(broken, Route.SIMPLE_RNN));
        assertFails(List.of(Route.SIMPLE_RNN, broken));
        assertThat(RandomNetworks.check(List.of(broken, broken)).passed()).isFalse();
    }

    @Test
    void everyElmanLayerOfAModelIsChecked() {
        MultiLayerNetwork model = model();
        INDArray before = model.params().dup();
        Report report = Report.of(out -> Verification.run(out, model));
        assertThat(report.passed()).as(report.text()).isTrue();
        assertThat(report.text()).contains("0_f", "0_b", "2_").doesNotContain("1_", "3_");
        assertThat(report.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(model.params().data().asFloat()).isEqualTo(before.data().asFloat());
    }

    @Test
    void aModelIsRefusedWhenARouteIsWrong() {
        List<Route> routes = List.of(Route.CELL, sabotaged(Route.SIMPLE_RNN, TRANSPOSED));
        assertThat(ModelCheck.check(RecurrentLayers.cells(model()), routes).passed())
                .isFalse();
    }

    @Test
    void aModelWithoutElmanLayersIsNotPassed() {
        MultiLayerNetwork lstm = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list(
                        new LSTM.Builder().nIn(2).nOut(3).build(),
                        new RnnOutputLayer.Builder().nIn(3).nOut(2).build())
                .build());
        lstm.init();
        Report report = Report.of(out -> Verification.run(out, lstm));
        assertThat(report.passed()).isFalse();
        assertThat(report.text()).contains("no Elman layer");
    }

    private static Report comparisons(List<Route> routes) {
        return Report.of(out -> Verification.print(out, Verification.comparisons(routes)));
    }

    private static void assertFails(List<Route> routes) {
        Report report = comparisons(routes);
        assertThat(report.passed()).isFalse();
        assertThat(report.text()).contains("FAILED").doesNotContain("All checks passed");
    }

    private static Route sabotaged(Route route, UnaryOperator<CellWeights> sabotage) {
        return new Route(
                route.name(),
                (ElmanNetwork network, Sequences sequences) ->
                        route.run(network.withCell(sabotage.apply(network.cell())), sequences));
    }

    private static MultiLayerNetwork model() {
        MultiLayerNetwork model = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list(
                        new Bidirectional(new SimpleRnn.Builder().nIn(4).nOut(6).build()),
                        new LSTM.Builder().nIn(12).nOut(5).build(),
                        new SimpleRnn.Builder().nIn(5).nOut(40).build(),
                        new RnnOutputLayer.Builder().nIn(40).nOut(2).build())
                .build());
        model.init();
        return model;
    }

    private static String withoutLastColumn(String line) {
        return line.replaceFirst(" +\\S+$", "");
    }
}
