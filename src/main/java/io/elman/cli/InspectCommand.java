package io.elman.cli;

import io.elman.config.ConfigReader;
import io.elman.config.EffectiveConfig;
import io.elman.model.Model;
import io.elman.model.ModelManifest;
import io.elman.model.ModelReader;
import io.elman.model.Parameters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code elman inspect}. */
@Command(name = "inspect", description = "Shows what a model is: task, data, parameters, metrics, configuration.")
final class InspectCommand implements Callable<Integer> {
    private final Main.Streams streams;

    @picocli.CommandLine.Parameters(paramLabel = "MODEL", description = "A model zip.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    InspectCommand(Main.Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Model model = ModelReader.read(file);
        if (json) {
            streams.out().println(Json.text(facts(model)));
        } else {
            print(model, streams.out());
        }
        return Main.DONE;
    }

    private Map<String, Object> facts(Model model) {
        ModelManifest manifest = model.manifest();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", file.toString());
        facts.put("task", manifest.task());
        facts.put("seed", manifest.seed());
        facts.put("versions", manifest.versions());
        facts.put("data", manifest.data());
        facts.put("schema", manifest.schema());
        facts.put("parameters", Parameters.of(model.network()));
        facts.put("result", manifest.result());
        facts.put("config", manifest.config());
        return facts;
    }

    private void print(Model model, PrintWriter out) {
        ModelManifest manifest = model.manifest();
        out.printf("%s: %s, seed %d%n%n", file, manifest.task(), manifest.seed());
        out.println("made with");
        manifest.versions().forEach((name, version) -> out.printf("  %-10s %s%n", name, version));
        out.println("data, SHA-256");
        manifest.data().forEach((name, digest) -> out.printf("  %s  %s%n", digest, name));
        out.println("schema");
        manifest.schema().asMap().forEach((name, value) -> out.printf("  %-10s %s%n", name, value));
        out.println("parameters");
        Parameters.of(model.network())
                .forEach(part ->
                        out.printf(Locale.ROOT, "  %-24s %-14s %,12d%n", part.name(), part.shape(), part.count()));
        out.println("configuration");
        String config = manifest.config().toString();
        Map<String, Object> effective =
                ConfigReader.parse(config, file + "!" + ModelManifest.ENTRY).effective();
        EffectiveConfig.toYaml(effective).lines().forEach(line -> out.println("  " + line));
        out.println("result on the test part");
        out.println(Json.text(manifest.result()).indent(2).stripTrailing());
    }
}
