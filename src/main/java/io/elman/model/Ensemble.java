package io.elman.model;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Several networks of one shape joined to a single wide one, which is a network of stock layers like any other.
 *
 * <p>The weights of the members stand as blocks on the diagonal, so that they know nothing of one another, and the readout
 * is the mean of theirs: the answer is the normalised geometric mean of the members' answers, the product of experts of
 * Hinton, Training products of experts by minimizing contrastive divergence, 2002.
 */
final class Ensemble {
    private final ModelConfig config;
    private final List<MultiLayerNetwork> members;

    private Ensemble(ModelConfig config, List<MultiLayerNetwork> members) {
        this.config = config;
        this.members = members;
    }

    /**
     * Returns the joined network; new, shares nothing.
     *
     * @param experiment that each member was built for
     * @param members not modified
     */
    static MultiLayerNetwork join(Experiment experiment, NetworkShape shape, List<MultiLayerNetwork> members) {
        MultiLayerNetwork wide =
                NetworkBuilder.build(experiment.with(experiment.model().timesAsWide(members.size())), shape);
        new Ensemble(experiment.model(), members).fill(wide.paramTable());
        return wide;
    }

    /** @param wide modified */
    private void fill(Map<String, INDArray> wide) {
        wide.forEach((name, weights) -> {
            weights.assign(0);
            INDArray matrix = asMatrix(weights);
            int layer = Integer.parseInt(name.substring(0, name.indexOf('_')));
            for (int member = 0; member < members.size(); member++) {
                place(member, layer, name, matrix);
            }
        });
    }

    private void place(int member, int layer, String name, INDArray wide) {
        INDArray own = asMatrix(members.get(member).getParam(name));
        int recurrent = layer - firstRecurrent();
        if (recurrent < 0) {
            put(own, new Block(0, own.rows(), 0), member * own.columns(), wide);
        } else if (recurrent >= config.hidden().size()) {
            placeReadout(member, name, own, wide);
        } else if (name.endsWith("RW")) {
            put(own, new Block(0, own.rows(), member * own.rows()), member * own.columns(), wide);
        } else if (name.endsWith("W")) {
            inputs(member, recurrent, own.rows()).forEach(rows -> put(own, rows, member * own.columns(), wide));
        } else {
            put(own, new Block(0, 1, 0), member * own.columns(), wide);
        }
    }

    private void placeReadout(int member, String name, INDArray own, INDArray wide) {
        INDArray share = own.div(members.size());
        if (name.endsWith("W")) {
            inputs(member, config.hidden().size(), own.rows()).forEach(rows -> put(share, rows, 0, wide));
        } else {
            wide.addi(share);
        }
    }

    /** Rows of a member's matrix and where they stand in the wide one. */
    private record Block(int from, int count, int to) {}

    /** Returns where the inputs of a recurrent layer, or of the readout behind the last one, come from. */
    private List<Block> inputs(int member, int recurrent, int rows) {
        if (recurrent == 0) {
            // One-hot symbols are the same for all members.
            return List.of(new Block(0, rows, config.embedding() == 0 ? 0 : member * rows));
        }
        int hidden = config.hidden().get(recurrent - 1);
        List<Block> blocks = new ArrayList<>();
        for (int direction = 0; direction * hidden < rows; direction++) {
            int wideStart = direction * members.size() * hidden + member * hidden;
            blocks.add(new Block(direction * hidden, hidden, wideStart));
        }
        return blocks;
    }

    /** DL4J gives biases as vectors; a row is a view of the same numbers. */
    private static INDArray asMatrix(INDArray weights) {
        return weights.rank() == 1 ? weights.reshape(1, weights.length()) : weights;
    }

    private int firstRecurrent() {
        return config.embedding() == 0 ? 0 : 1;
    }

    /** @param wide modified */
    private static void put(INDArray own, Block rows, int toColumn, INDArray wide) {
        INDArray source = own.get(NDArrayIndex.interval(rows.from(), rows.from() + rows.count()), NDArrayIndex.all());
        wide.get(
                        NDArrayIndex.interval(rows.to(), rows.to() + rows.count()),
                        NDArrayIndex.interval(toColumn, toColumn + own.columns()))
                .assign(source);
    }
}
