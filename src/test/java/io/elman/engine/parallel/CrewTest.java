package io.elman.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyTaskIsDoneOnce(int threads) {
        Crew crew = new Crew(threads);
        for (int count = 0; count < 40; count++) {
            assertDoneOnce(crew, count);
        }
        crew.dismiss();
        assertDoneOnce(crew, 7);
    }

    private static void assertDoneOnce(Crew crew, int count) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        crew.run(count, done::incrementAndGet);
        assertThat(IntStream.range(0, count).map(done::get)).allMatch(times -> times == 1);
    }

    @Test
    void helpersHelpEvenAfterTheyHaveSlept() throws InterruptedException {
        Crew crew = new Crew(2);
        for (int round = 0; round < 3; round++) {
            Thread.sleep(20);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            CountDownLatch both = new CountDownLatch(2);
            crew.run(2, task -> {
                threads.add(Thread.currentThread());
                both.countDown();
                awaitQuietly(both);
            });
            assertThat(threads).hasSize(2);
        }
        crew.dismiss();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tasksInsideTasksAreDone() {
        Crew crew = new Crew(3);
        AtomicIntegerArray done = new AtomicIntegerArray(12);
        crew.run(4, outer -> crew.run(3, inner -> done.incrementAndGet(3 * outer + inner)));
        assertThat(IntStream.range(0, 12).map(done::get)).allMatch(times -> times == 1);
        crew.dismiss();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aTaskThatFailsIsToldAndTheOthersAreDone(int threads) {
        Crew crew = new Crew(threads);
        AtomicIntegerArray done = new AtomicIntegerArray(6);
        assertThatThrownBy(() -> crew.run(6, task -> {
                    if (task == 2) {
                        throw new IllegalStateException("task " + task);
                    }
                    done.incrementAndGet(task);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task 2");
        assertThat(IntStream.range(0, 6).map(done::get)).containsExactly(1, 1, 0, 1, 1, 1);
        assertDoneOnce(crew, 5);
        crew.dismiss();
    }

    @Test
    void noThreadsAreRefused() {
        assertThatThrownBy(() -> Crew.use(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
