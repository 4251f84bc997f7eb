package io.elman.engine.inference;

import io.elman.engine.block.Block;
import org.nd4j.linalg.api.buffer.DataType;

/** The memory of a computation, kept from one to the next; for one thread at a time. */
public final class Workspace {
    private final Block states;
    private final Block previous;
    private final Block sums;
    private final Block summary;
    private final Block features;
    private final Block outputs;
    private Block below;
    private Block above;

    Workspace(DataType type) {
        this.states = Block.of(type);
        this.previous = Block.of(type);
        this.sums = Block.of(type);
        this.summary = Block.of(type);
        this.features = Block.of(type);
        this.outputs = Block.of(type);
        this.below = Block.of(type);
        this.above = Block.of(type);
    }

    /** Returns z_t, then h_t. */
    Block states() {
        return states;
    }

    /** Returns h_{t-1}. */
    Block previous() {
        return previous;
    }

    /** Returns x_t W_xh + b_h of all steps. */
    Block sums() {
        return sums;
    }

    /** Returns what is read out of one direction. */
    Block summary() {
        return summary;
    }

    /** Returns what is read out of the last layer. */
    Block features() {
        return features;
    }

    /** Returns the outputs of the network. */
    Block outputs() {
        return outputs;
    }

    /** Returns the states of all steps of the layer below. */
    Block below() {
        return below;
    }

    /** Returns the states of all steps of the layer that is being computed. */
    Block above() {
        return above;
    }

    /** Goes up by a layer. */
    void ascend() {
        Block free = below;
        below = above;
        above = free;
    }
}
