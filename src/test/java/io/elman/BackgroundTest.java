package io.elman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    @Test
    void tasksAreDoneOneAfterTheOther() {
        StringBuilder order = new StringBuilder();
        try (Background background = new Background()) {
            Background.Task<StringBuilder> first = background.start(() -> order.append('a'));
            Background.Task<StringBuilder> second = background.start(() -> order.append('b'));
            assertThat(second.result()).hasToString("ab");
            assertThat(first.result()).isSameAs(order);
        }
    }

    @Test
    void whatATaskThrowsIsThrownWhereItsResultIsAwaited() {
        ElmanException mistake = new ElmanException(Finding.of("wrong"));
        OutOfMemoryError tooLarge = new OutOfMemoryError("12 GB");
        try (Background background = new Background()) {
            assertThatThrownBy(thrower(background, mistake)::result).isSameAs(mistake);
            assertThatThrownBy(thrower(background, tooLarge)::result).isSameAs(tooLarge);
            assertThatThrownBy(thrower(background, new IOException("disk"))::result)
                    .hasRootCauseMessage("disk");
        }
    }

    private static Background.Task<Object> thrower(Background background, Throwable failure) {
        return background.start(() -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
    }
}
