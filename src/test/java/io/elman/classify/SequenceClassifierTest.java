package io.elman.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.elman.ElmanException;
import io.elman.config.Experiment;
import io.elman.model.ModelReader;
import io.elman.report.Evaluation;
import io.elman.train.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceClassifierTest {
    @TempDir
    static Path shared;

    private static Outcome<Evaluation> outcome;
    private static Classifier classifier;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        outcome = new ClassifierTraining(TinySequences.experiment(shared)).run(false);
        classifier = Classifier.load(outcome.zip());
    }

    @Test
    void learnsTheDirection() {
        assertThat((Double) outcome.evaluation().metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(outcome.evaluation().baselines()).containsOnlyKeys("nearest_neighbour", "majority_class");
        assertThat(outcome.evaluation().rows()).isEqualTo(18);
    }

    @Test
    void evaluationOfTheZipGivesTheFiguresOfTheRun() {
        assertThat(new ClassifierEvaluation(
                                ModelReader.read(outcome.zip()), outcome.zip().toString())
                        .on(Optional.empty()))
                .isEqualTo(outcome.evaluation());
    }

    @Test
    void threeLinesOfJavaClassifyASequence() {
        double[][] steps = TinySequences.steps(1, 40, new Random(5));
        assertThat(classifier.classify(steps).label()).isEqualTo("rises");
        assertThatThrownBy(() -> classifier.classify(new double[][] {{1, 2, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 features, not 2");
        assertThatThrownBy(() -> classifier.classify(new double[0][])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSequenceGetsOneAnswer() {
        StringBuilder rows = new StringBuilder("id,x,y\n");
        for (String id : List.of("up", "down")) {
            for (int step = 0; step < 8; step++) {
                rows.append("%s,%d,0%n".formatted(id, id.equals("up") ? 900 + 30 * step : 1_100 - 30 * step));
            }
        }
        String csv = rows.toString();
        StringWriter out = new StringWriter();
        new Predictor(classifier, new PredictionFormat(false, 1), note -> {})
                .answerRows(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), out);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("id,predicted_1,probability_1");
        assertThat(lines.get(1)).startsWith("up,rises,");
        assertThat(lines.get(2)).startsWith("down,falls,");
    }

    /** Everything that is wrong with a file is told with its place, at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a,1,2,0,u;b,1,2,0,v;a,3,4,0,u   | :4:1: error: the sequence 'a' goes on here, but it ended on line 2
                    a,1,2,0,u;a,1,2,0,v;b,1,1,0,v   | :3:9: error: 'v' in the sequence 'a' that has 'u' on line 2
                    a,1,x,0,u;b,1,1,0,v             | :2:5: error: 'x' in column 'y' is not a number
                    a,1,,0,u;b,NaN,1,0,v            | :2:5: error: there is no number in column 'y'
                    a,1,1e39,0,u;b,2,1,0,v          | :2:5: error: '1e39' in column 'y' is not a number
                    a,1,-inf,0,u;b,2,1,0,v          | :2:5: error: '-inf' in column 'y' is not a number
                    ' ,1,2,0,u;b,1,1,0,v'           | :2:1: error: the id in column 'id' is blank
                    a,1,2,0, ;b,1,1,0,v             | :2:9: error: the label in column 'kind' is blank
                    a,1,2,0,u;b,1,1,0,u             | error: every row has the label 'u'
                    a,1,2,0,u;b,1,0,v               | :3:8: error: expected 5 cells
                    """)
    void mistakesAreToldWithTheirPlace(String rows, String expected) throws IOException {
        Experiment experiment = TinySequences.experiment(folder);
        Files.writeString(folder.resolve("steps.csv"), "id,x,y,z,kind\n" + rows.replace(';', '\n') + "\n");
        ElmanException told =
                catchThrowableOfType(ElmanException.class, () -> new ClassifierTraining(experiment).run(false));
        assertThat(told.getMessage()).contains(expected);
        assertThat(Files.exists(folder.resolve("steps.zip"))).isFalse();
    }

    @Test
    void severalMistakesAreToldAtOnceAndADecimalCommaHasAHint() throws IOException {
        Experiment experiment = TinySequences.experiment(folder);
        Files.writeString(folder.resolve("steps.csv"), "id,x,y,kind\na,\"1,5\",2,u\nb,1,2,v\na,1,?,u\nc,1,1,w\n");
        ElmanException told =
                catchThrowableOfType(ElmanException.class, () -> new ClassifierTraining(experiment).run(false));
        assertThat(told.findings()).hasSize(3);
        assertThat(told.render()).contains("data.decimal", "sort the file by 'id'", "fill it in");
    }
}
