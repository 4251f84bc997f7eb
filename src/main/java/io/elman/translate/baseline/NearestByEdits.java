package io.elman.translate.baseline;

import java.util.List;

/** Nearest is the source that takes the fewest edits of characters. */
public final class NearestByEdits implements Baseline {
    private final List<int[]> sources;
    private final List<String> targets;

    /**
     * @param sources of the training part
     * @param targets the target of each
     */
    public NearestByEdits(List<String> sources, List<String> targets) {
        this.sources =
                sources.stream().map(source -> source.codePoints().toArray()).toList();
        this.targets = List.copyOf(targets);
    }

    @Override
    public String name() {
        return "nearest_source";
    }

    @Override
    public String translate(String source) {
        EditDistance distance = new EditDistance(source);
        int length = source.codePointCount(0, source.length());
        int nearest = Integer.MAX_VALUE;
        int place = 0;
        for (int i = 0; i < sources.size(); i++) {
            int[] other = sources.get(i);
            // At least that many characters have to come or go.
            if (Math.abs(other.length - length) < nearest) {
                int edits = distance.to(other);
                if (edits < nearest) {
                    nearest = edits;
                    place = i;
                }
            }
        }
        return targets.get(place);
    }
}
