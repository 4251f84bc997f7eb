package io.elman.engine;

import io.elman.engine.kernel.EmbeddingTable;
import io.elman.engine.kernel.Packing;
import io.elman.engine.kernel.Words;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.embedding.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's embedding of words on top of {@link EmbeddingTable}. */
final class FusedEmbeddingLayer extends EmbeddingSequenceLayer {
    private static final long serialVersionUID = 1;

    private final transient EmbeddingTable table;
    private transient List<FusedRnnLayer> readers = List.of();
    private boolean wordsKept;
    private boolean wordsRead;

    FusedEmbeddingLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        this.table = new EmbeddingTable(type);
    }

    /**
     * From now on, cells read the words themselves in training, and the vectors stay unset.
     *
     * @param cells all that read the vectors; none for vectors as usual
     */
    void readBy(List<FusedRnnLayer> cells) {
        readers = cells;
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        wordsKept = false;
    }

    @Override
    public void clear() {
        super.clear();
        wordsKept = false;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray words = words();
        INDArray weights = getParam(DefaultParamInitializer.WEIGHT_KEY);
        long[] shape = {words.size(1), words.size(0), layerConf().getNOut()};
        INDArray out = workspaces
                .createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c')
                .permute(1, 2, 0);
        wordsRead = training && !readers.isEmpty();
        Words read = wordsRead ? Words.of(weights, words, packing(words)) : null;
        readers.forEach(reader -> reader.offer(out, read));
        if (!wordsRead) {
            table.lookUp(weights, words, packing(words), out);
        }
        wordsKept = true;
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (!wordsKept) {
            activate(true, workspaces);
        }
        INDArray weights = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        if (wordsRead) {
            table.backward(readers.stream().map(FusedRnnLayer::readerOfWords).toList(), weights);
        } else {
            table.backward(epsilon.castTo(dataType), weights);
        }
        Gradient gradient = new DefaultGradient();
        gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weights);
        return new Pair<>(gradient, null);
    }

    /** Returns the numbers of the words, [batch, time]. */
    private INDArray words() {
        boolean oneChannel = input.rank() == 2 || (input.rank() == 3 && input.size(1) == 1);
        if (!oneChannel) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input.shape())
                    + ", must be [batch, 1, time] or [batch, time] " + layerId());
        }
        INDArray words = input.rank() == 2 ? input : input.slice(0, 1);
        if (layerConf().isInferInputLength()) {
            layerConf().setInputLength((int) words.size(1));
        } else if (words.size(1) != layerConf().getInputLength()) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input.shape()) + ", must have "
                    + layerConf().getInputLength() + " steps " + layerId());
        }
        return words;
    }

    private Packing packing(INDArray words) {
        if (maskArray == null) {
            return Packing.full((int) words.size(0), (int) words.size(1));
        }
        if (!maskArray.equalShapes(words)) {
            throw new IllegalArgumentException("mask is " + Arrays.toString(maskArray.shape()) + ", must be "
                    + Arrays.toString(words.shape()) + " " + layerId());
        }
        return Packing.of(maskArray);
    }
}
