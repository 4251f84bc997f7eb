package io.elman.cell;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The simple recurrent network: the cell over time and a readout of each hidden state.
 *
 * <pre>
 *     h_t = tanh(x_t W_xh + h_{t-1} W_hh + b_h)        y_t = softmax(h_t W_hy + b_y)   or   h_t W_hy + b_y
 * </pre>
 *
 * J. L. Elman, <i>Finding Structure in Time</i>, Cognitive Science 14, 1990. The loss is the mean over all labelled steps
 * of the batch, so that it depends neither on the length of the sequences nor on the size of the batch.
 *
 * @param cell not modified
 * @param output not modified
 */
public record ElmanNetwork(CellWeights cell, ReadoutWeights output, Readout readout) {
    /** @throws IllegalArgumentException if the readout does not fit the cell */
    public ElmanNetwork {
        Shapes.require("outputWeights", output.outputWeights(), cell.hidden(), output.outputs());
        Shapes.requireOneType(cell.inputWeights(), output.outputWeights());
    }

    /** Returns the same network in another type; the arrays are new unless they are of that type already. */
    public ElmanNetwork castTo(DataType type) {
        return new ElmanNetwork(cell.castTo(type), output.castTo(type), readout);
    }

    /** Returns the same network with another cell. */
    public ElmanNetwork withCell(CellWeights other) {
        return new ElmanNetwork(other, output, readout);
    }

    /**
     * Returns y of every step.
     *
     * @param sequences not modified
     * @return [batch, outputs, time]; new array
     */
    public INDArray outputs(Sequences sequences) {
        INDArray z =
                output.apply(Shapes.toRows(Unrolled.forward(cell, sequences).hidden()));
        return Shapes.fromRows(readout.output(z), sequences.batch());
    }

    /** Returns the loss where every step that is not masked has a label; see {@link #loss(Sequences, INDArray, INDArray)}. */
    public double loss(Sequences sequences, INDArray labels) {
        return loss(sequences, labels, sequences.mask());
    }

    /**
     * Returns the mean loss over the labelled steps.
     *
     * @param sequences not modified
     * @param labels [batch, outputs, time]; not modified
     * @param labelsMask [batch, time], 1 where a step has a label; not modified
     * @throws IllegalArgumentException if the shapes do not fit or no step has a label
     */
    public double loss(Sequences sequences, INDArray labels, INDArray labelsMask) {
        INDArray z =
                output.apply(Shapes.toRows(Unrolled.forward(cell, sequences).hidden()));
        return meanLoss(z, rows(labels, sequences), share(labelsMask, sequences));
    }

    /** Returns the gradients where every step that is not masked has a label. */
    public NetworkGradients gradients(Sequences sequences, INDArray labels) {
        return gradients(sequences, labels, sequences.mask());
    }

    /**
     * Returns the loss and its gradients, by full backpropagation through time.
     *
     * @param sequences not modified
     * @param labels [batch, outputs, time]; not modified
     * @param labelsMask [batch, time], 1 where a step has a label; not modified
     * @return new arrays
     * @throws IllegalArgumentException if the shapes do not fit or no step has a label
     */
    public NetworkGradients gradients(Sequences sequences, INDArray labels, INDArray labelsMask) {
        Trace trace = Unrolled.forward(cell, sequences);
        INDArray h = Shapes.toRows(trace.hidden());
        INDArray z = output.apply(h);
        INDArray labelRows = rows(labels, sequences);
        INDArray share = share(labelsMask, sequences);
        INDArray dz = readout.gradient(z, labelRows).muliColumnVector(share);
        INDArray dHidden = Shapes.fromRows(dz.mmul(output.outputWeights().transpose()), sequences.batch());
        return new NetworkGradients(
                meanLoss(z, labelRows, share),
                Unrolled.backward(cell, trace, dHidden),
                new ReadoutWeights(h.transpose().mmul(dz), dz.sum(true, 0)));
    }

    private double meanLoss(INDArray z, INDArray labels, INDArray share) {
        return readout.losses(z, labels)
                .muli(share)
                .castTo(DataType.DOUBLE)
                .sumNumber()
                .doubleValue();
    }

    private INDArray rows(INDArray labels, Sequences sequences) {
        Shapes.require("labels", labels, sequences.batch(), output.outputs(), sequences.steps());
        return Shapes.toRows(labels.castTo(cell.dataType()));
    }

    /** Returns what part of the mean each step is: [batch * time, 1]; new array. */
    private INDArray share(INDArray labelsMask, Sequences sequences) {
        Shapes.require("labelsMask", labelsMask, sequences.batch(), sequences.steps());
        double labelled = labelsMask.sumNumber().doubleValue();
        if (labelled <= 0) {
            throw new IllegalArgumentException("no step of the batch has a label: the loss has no value");
        }
        return labelsMask
                .castTo(cell.dataType())
                .dup('c')
                .reshape('c', labelsMask.length(), 1)
                .divi(labelled);
    }
}
