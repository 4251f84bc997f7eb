package io.elman.cell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;

/** Shows that a check can fail: it passes when nothing is wrong, and says so when something is. */
final class Guard {
    private Guard() {}

    static void sees(Sabotage sabotage, Consumer<Sabotage> check) {
        check.accept(Sabotage.NONE);
        assertThatThrownBy(() -> check.accept(sabotage)).isInstanceOf(AssertionError.class);
    }
}
