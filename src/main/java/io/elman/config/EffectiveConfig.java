package io.elman.config;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes the keys and values that are in force as YAML, which {@link ConfigReader} reads again. */
public final class EffectiveConfig {
    private EffectiveConfig() {}

    /** Returns block-style YAML that ends with a line break; the order of the keys is kept. */
    public static String toYaml(Map<String, Object> effective) {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(effective);
    }
}
