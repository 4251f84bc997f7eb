package io.elman.model;

import io.elman.config.Experiment;
import io.elman.config.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Several networks of one shape joined to a single wide one, which is a network of stock layers like any other.
 *
 * <p>The weights of the members stand as blocks on the diagonal, so that they know nothing of one another. Values of the
 * members come out side by side. Of classes the readout is the mean of theirs: the answer is the normalised geometric mean of the members' answers, the product of experts of
 * Hinton, Training products of experts by minimizing contrastive divergence, 2002.
 */
final class Ensemble {
    private final ModelConfig config;
    private final List<MultiLayerNetwork> members;
    private final boolean sideBySide;

    private Ensemble(Experiment experiment, NetworkShape shape, List<MultiLayerNetwork> members) {
        this.config = experiment.model();
        this.members = members;
        this.sideBySide = shape.answer() instanceof Answer.Values;
    }

    /**
     * Returns the joined network; new, shares nothing.
     *
     * @param experiment that each member was built for
     * @param members not modified
     */
    static MultiLayerNetwork join(Experiment experiment, NetworkShape shape, List<MultiLayerNetwork> members) {
        MultiLayerNetwork wide = NetworkBuilder.build(
                experiment.with(experiment.model().timesAsWide(members.size())), shape.joined(members.size()));
        new Ensemble(experiment, shape, members).join(wide);
        return wide;
    }

    /** @param wide modified: every weight is overwritten */
    private void join(MultiLayerNetwork wide) {
        wide.params().assign(0);
        forEachBlock(wide, (own, block) -> block.assign(own));
        forEachReadoutBlock(wide, (own, block) -> block.assign(own.div(shares())));
        forEachReadoutBias(wide, (own, row) -> row.addi(own.div(shares())));
    }

    /**
     * Returns networks whose answers have the geometric mean that is the wide network's answer; new, share nothing. They
     * compute it without the zeros of the wide one, which are most of its weights.
     *
     * @param experiment whose network was trained that often and joined
     * @param wide not modified
     */
    static List<MultiLayerNetwork> split(Experiment experiment, NetworkShape shape, MultiLayerNetwork wide, int count) {
        MultiLayerNetwork first = NetworkBuilder.build(experiment, shape);
        List<MultiLayerNetwork> members = new ArrayList<>(List.of(first));
        while (members.size() < count) {
            members.add(first.clone());
        }
        Ensemble ensemble = new Ensemble(experiment, shape, members);
        ensemble.forEachBlock(wide, (own, block) -> own.assign(block));
        ensemble.forEachReadoutBlock(wide, (own, block) -> own.assign(block.mul(ensemble.shares())));
        ensemble.forEachReadoutBias(wide, (own, row) -> own.assign(row));
        return members;
    }

    /**
     * Returns the members of a network that was read from a file, or the network itself: where it is not an ensemble, or
     * where its weights are not those of one.
     */
    static List<MultiLayerNetwork> membersOf(Experiment experiment, NetworkShape shape, MultiLayerNetwork network) {
        int count = count(experiment, network);
        if (count <= 1) {
            return List.of(network);
        }
        List<MultiLayerNetwork> members = split(experiment, shape, network, count);
        MultiLayerNetwork again = network.clone();
        new Ensemble(experiment, shape, members).join(again);
        return again.params().equalsWithEps(network.params(), 1e-6) ? members : List.of(network);
    }

    /** Returns how many networks are joined: a run that was stopped has fewer than were asked for. */
    static int count(Experiment experiment, MultiLayerNetwork network) {
        ModelConfig model = experiment.model();
        int one = (model.bidirectional() ? 2 : 1)
                * model.hidden().get(model.hidden().size() - 1);
        return network.getOutputLayer()
                        .getParam(DefaultParamInitializer.WEIGHT_KEY)
                        .rows()
                / one;
    }

    /** Takes a part of a member's weights and the part of the wide network's that stands for it. */
    private interface Move {
        void between(INDArray own, INDArray block);
    }

    private void forEachBlock(MultiLayerNetwork wide, Move move) {
        forEachArray(wide, (member, name, own, whole) -> {
            int recurrent = recurrent(name);
            int column = member * own.columns();
            if (isReadout(name)) {
                return;
            }
            if (recurrent < 0) {
                move(own, new Block(0, own.rows(), 0), column, whole, move);
            } else if (name.endsWith("RW")) {
                move(own, new Block(0, own.rows(), member * own.rows()), column, whole, move);
            } else if (name.endsWith("W")) {
                inputs(member, recurrent, own.rows()).forEach(rows -> move(own, rows, column, whole, move));
            } else {
                move(own, new Block(0, 1, 0), column, whole, move);
            }
        });
    }

    private void forEachReadoutBlock(MultiLayerNetwork wide, Move move) {
        forEachArray(wide, (member, name, own, whole) -> {
            if (isReadout(name) && name.endsWith("W")) {
                inputs(member, config.hidden().size(), own.rows())
                        .forEach(rows -> move(own, rows, readoutColumn(member, own), whole, move));
            }
        });
    }

    /** Where answers are agreed upon, all members stand in the one row of biases. */
    private void forEachReadoutBias(MultiLayerNetwork wide, Move move) {
        forEachArray(wide, (member, name, own, whole) -> {
            if (isReadout(name) && !name.endsWith("W")) {
                move(own, new Block(0, 1, 0), readoutColumn(member, own), whole, move);
            }
        });
    }

    /** Returns how many members share an output. */
    private int shares() {
        return sideBySide ? 1 : members.size();
    }

    private int readoutColumn(int member, INDArray own) {
        return sideBySide ? member * own.columns() : 0;
    }

    private boolean isReadout(String name) {
        return recurrent(name) >= config.hidden().size();
    }

    /** Takes a member, the name of an array, and the two arrays of this name as matrices. */
    private interface Visitor {
        void visit(int member, String name, INDArray own, INDArray whole);
    }

    private void forEachArray(MultiLayerNetwork wide, Visitor visitor) {
        wide.paramTable().forEach((name, whole) -> {
            for (int member = 0; member < members.size(); member++) {
                INDArray own = members.get(member).getParam(name);
                visitor.visit(member, name, asMatrix(own), asMatrix(whole));
            }
        });
    }

    /** Returns the place of an array's layer among the recurrent ones: negative below them. */
    private int recurrent(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('_'))) - (config.embedding() == 0 ? 0 : 1);
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

    private static void move(INDArray own, Block rows, int column, INDArray wide, Move move) {
        move.between(
                own.get(NDArrayIndex.interval(rows.from(), rows.from() + rows.count()), NDArrayIndex.all()),
                wide.get(
                        NDArrayIndex.interval(rows.to(), rows.to() + rows.count()),
                        NDArrayIndex.interval(column, column + own.columns())));
    }
}
