package io.elman.data.text.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.elman.config.ConfigReader;
import io.elman.config.Experiment;
import io.elman.data.text.pair.PairBatches.Labels;
import io.elman.model.translation.EncoderDecoder;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an epoch may be one pair, and its source one word. */
class SinglePairTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dot", "general", "additive", "none"})
    void isLearnedFrom(String attention) {
        Experiment experiment = ConfigReader.parse(
                "task: translation\ndata: {train: a.csv, source: s, target: t}\n"
                        + "model: {embedding: 3, hidden: [4], attention: " + attention + "}",
                "t");
        ComputationGraph graph = EncoderDecoder.untrained(experiment, 6, 6).network();
        try (PairRows rows = new PairRows(folder)) {
            rows.add(new int[] {2}, new int[] {4}, 2);
            rows.finish();
            int length =
                    attention.equals("additive") ? experiment.pairs().text().length() : 0;
            graph.fit(new PairBatches(rows, 1, new Labels.Numbers(), length, 1).of(new int[] {0}));
        }
        assertThat(graph.score()).isFinite().isPositive();
    }
}
