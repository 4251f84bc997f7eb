package io.elman.cli;

import io.elman.ElmanException;
import io.elman.Finding;
import io.elman.SourceLocation;
import io.elman.config.Task;
import io.elman.model.Model;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a model is for. */
final class Tasks {
    private Tasks() {}

    /** @throws ElmanException if no release of this program writes such a model */
    static Task of(Model model, Path file) {
        String name = model.manifest().task();
        return Arrays.stream(Task.values())
                .filter(task -> task.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ElmanException(
                        Finding.at(SourceLocation.of(file.toString()), "this model is for the task '" + name + "'")
                                .withHint("this release knows "
                                        + Arrays.toString(Task.values()).toLowerCase(Locale.ROOT))));
    }
}
