package io.elman.report;

import java.util.ArrayList;
import java.util.List;

/** A heading of a page and what stands below it, in the order in which it was added. */
public final class Section {
    private final String heading;
    private final List<Block> blocks = new ArrayList<>();

    Section(String heading) {
        this.heading = heading;
    }

    /** Returns this section, with the block at its end. */
    public Section add(Block block) {
        blocks.add(block);
        return this;
    }

    /** Returns this section, with the paragraph at its end. */
    public Section paragraph(String text) {
        return add(out -> out.open("p").with("dir", "auto").text(text).close());
    }

    void write(Markup out) {
        out.open("section").leaf("h2", heading).text("\n");
        for (Block block : blocks) {
            block.write(out);
            out.text("\n");
        }
        out.close().text("\n");
    }
}
