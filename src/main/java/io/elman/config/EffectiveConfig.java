package io.elman.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        return new Dump(settings).dumpToString(copied(effective));
    }

    /** Lists that are one object, as all empty ones are, would be written as references to the first. */
    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(key, copied(inner)));
            return copy;
        }
        return value instanceof List<?> list ? new ArrayList<>(list) : value;
    }
}
