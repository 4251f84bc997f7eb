package io.elman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptionTest {
    @Test
    @Timeout(60)
    void whoStopsIsToldAndWaitedForUntilAllIsWritten() throws InterruptedException {
        StringWriter err = new StringWriter();
        Interruption interruption = new Interruption(new PrintWriter(err));
        assertThat(interruption.requested()).isFalse();
        Thread ending = new Thread(interruption::askAndWait);
        ending.start();
        while (ending.getState() != Thread.State.WAITING) {
            // Not TIMED_WAITING: no time is long enough for every evaluation.
            assertThat(ending.getState()).isNotIn(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
        assertThat(interruption.requested()).isTrue();
        assertThat(err.toString()).contains("stopping: the best weights so far are judged and written");
        interruption.close();
        ending.join();
    }
}
