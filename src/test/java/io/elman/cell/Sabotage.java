package io.elman.cell;

import java.util.function.UnaryOperator;
import org.nd4j.linalg.factory.Nd4j;

/** The classical mistakes. A cell that makes one computes what the right cell computes with these other weights. */
enum Sabotage implements UnaryOperator<CellWeights> {
    NONE {
        @Override
        public CellWeights apply(CellWeights right) {
            return right;
        }
    },
    RECURRENT_WEIGHTS_TRANSPOSED {
        @Override
        public CellWeights apply(CellWeights right) {
            return new CellWeights(
                    right.inputWeights(), right.recurrentWeights().transpose().dup('c'), right.hiddenBias());
        }
    },
    PREVIOUS_STATE_DROPPED {
        @Override
        public CellWeights apply(CellWeights right) {
            return new CellWeights(right.inputWeights(), Nd4j.zerosLike(right.recurrentWeights()), right.hiddenBias());
        }
    },
    HIDDEN_BIAS_DOUBLED {
        @Override
        public CellWeights apply(CellWeights right) {
            return new CellWeights(
                    right.inputWeights(),
                    right.recurrentWeights(),
                    right.hiddenBias().mul(2));
        }
    };

    ElmanNetwork of(ElmanNetwork right) {
        return right.withCell(apply(right.cell()));
    }
}
