package io.elman.config.symbol;

import io.elman.config.reading.Input;
import io.elman.config.reading.Section;

/**
 * What an experiment over one long text reads.
 *
 * @param data where the text is
 * @param text which of its symbols are told apart
 */
public record SymbolInput(SymbolData data, SymbolConfig text) implements Input {
    /** @param root of the configuration */
    public static SymbolInput read(Section root) {
        return new SymbolInput(SymbolData.read(root.section("data")), SymbolConfig.read(root.section("text")));
    }

    @Override
    public boolean hasTokens() {
        return true;
    }
}
