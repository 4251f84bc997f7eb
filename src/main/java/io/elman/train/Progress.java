package io.elman.train;

/** Told how training goes on. */
public interface Progress {
    /** Told before the first epoch of each network. */
    default void networkStarted(int number, int networks) {}

    /** @param number counted from 1 */
    default void epochStarted(int number, int epochs, int batches) {}

    /** @param loss of one batch, nats per row */
    default void batchDone(double loss) {}

    /** @param best whether no earlier epoch had a lower validation loss */
    default void epochDone(Epoch epoch, boolean best) {}
}
