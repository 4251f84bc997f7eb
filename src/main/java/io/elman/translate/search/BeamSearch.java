package io.elman.translate.search;

import io.elman.data.text.Vocabulary;
import io.elman.engine.attention.Decoding;
import io.elman.engine.attention.TargetDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Looks for the translation of the highest score, the best few continued side by side: with one of them, the most probable
 * token is taken at each step. The score is log p / length^penalty, without which short translations would win (Y. Wu et al.,
 * <i>Google's Neural Machine Translation System</i>, 2016). An unknown token is never chosen.
 *
 * @param beam translations that are continued, at least one
 * @param lengthPenalty the power of the length, its end included
 * @param longest the most tokens of a translation
 */
public record BeamSearch(int beam, double lengthPenalty, int longest) {
    private static final Comparator<Hypothesis> BEST_FIRST =
            Comparator.comparingDouble((Hypothesis found) -> -found.score());

    /** A translation under way: its last token, and all before. */
    private record Path(Path before, int token, double logProbability, int length, float[] attention) {
        static final Path START = new Path(null, Vocabulary.PADDING, 0, 0, new float[0]);
    }

    /** A path that goes on from a row. */
    private record Step(int row, int token, double logProbability) {}

    /**
     * Returns what was found for each source, the best first, at least one.
     *
     * @param sources the tokens of each, at least one; not modified
     * @param wanted translations of each, at most: a path is followed until it cannot become one of these
     */
    public List<List<Hypothesis>> search(TargetDecoder decoder, int[][] sources, int wanted) {
        Search search = new Search(decoder.begin(sources), sources.length, wanted);
        search.run();
        return search.found.stream()
                .map(all -> all.stream().sorted(BEST_FIRST).limit(wanted).toList())
                .toList();
    }

    /** The search for all sources at once: each step is one of all their paths. */
    private final class Search {
        private final Decoding decoding;
        private final int wanted;
        private final List<List<Hypothesis>> found;
        private List<Path> paths;

        Search(Decoding decoding, int sources, int wanted) {
            this.decoding = decoding;
            this.wanted = wanted;
            this.found = IntStream.range(0, sources)
                    .mapToObj(source -> (List<Hypothesis>) new ArrayList<Hypothesis>())
                    .toList();
            this.paths =
                    IntStream.range(0, sources).mapToObj(source -> Path.START).toList();
        }

        void run() {
            while (!paths.isEmpty()) {
                float[][] logs =
                        decoding.step(paths.stream().mapToInt(Path::token).toArray());
                int[] sources = decoding.sources();
                List<Path> next = new ArrayList<>();
                List<Integer> rows = new ArrayList<>();
                for (int from = 0; from < sources.length; ) {
                    int to = from;
                    while (to < sources.length && sources[to] == sources[from]) {
                        to++;
                    }
                    goOn(sources[from], best(logs, from, to), next, rows);
                    from = to;
                }
                decoding.select(rows.stream().mapToInt(Integer::intValue).toArray());
                paths = next;
            }
        }

        /** Returns the best steps of a source, best first: twice the beam, since half of them may be ends. */
        private List<Step> best(float[][] logs, int from, int to) {
            PriorityQueue<Step> best = new PriorityQueue<>(Comparator.comparingDouble(Step::logProbability));
            for (int row = from; row < to; row++) {
                double before = paths.get(row).logProbability();
                for (int token = 0; token < logs[row].length; token++) {
                    double log = before + logs[row][token];
                    if (token == Vocabulary.UNKNOWN
                            || best.size() == 2 * beam && log <= best.peek().logProbability()) {
                        continue;
                    }
                    best.add(new Step(row, token, log));
                    if (best.size() > 2 * beam) {
                        best.remove();
                    }
                }
            }
            return best.stream()
                    .sorted(Comparator.comparingDouble(step -> -step.logProbability()))
                    .toList();
        }

        private void goOn(int source, List<Step> steps, List<Path> next, List<Integer> rows) {
            List<Hypothesis> ends = found.get(source);
            List<Step> open = new ArrayList<>();
            for (int place = 0; place < steps.size() && open.size() < beam; place++) {
                Step step = steps.get(place);
                if (step.token() != Vocabulary.PADDING) {
                    open.add(step);
                } else if (place < beam) {
                    ends.add(hypothesis(extended(step), true));
                }
            }
            boolean cut = paths.get(steps.get(0).row()).length() + 1 >= longest;
            double least = least(ends);
            for (Step step : open) {
                if (step.logProbability() / Math.pow(longest + 1, lengthPenalty) <= least) {
                    continue;
                }
                Path path = extended(step);
                if (cut) {
                    ends.add(hypothesis(path, false));
                } else {
                    next.add(path);
                    rows.add(step.row());
                }
            }
        }

        /** Returns the score that a translation has to beat; no open path can do better than at the longest length. */
        private double least(List<Hypothesis> ends) {
            return ends.size() < wanted
                    ? Double.NEGATIVE_INFINITY
                    : ends.stream().sorted(BEST_FIRST).toList().get(wanted - 1).score();
        }

        private Path extended(Step step) {
            Path before = paths.get(step.row());
            return new Path(
                    before, step.token(), step.logProbability(), before.length() + 1, decoding.attention(step.row()));
        }
    }

    private Hypothesis hypothesis(Path last, boolean ended) {
        int count = ended ? last.length() - 1 : last.length();
        int[] tokens = new int[count];
        float[][] attention = new float[last.length()][];
        Path path = last;
        for (int place = last.length() - 1; place >= 0; place--) {
            if (place < count) {
                tokens[place] = path.token();
            }
            attention[place] = path.attention();
            path = path.before();
        }
        double score = last.logProbability() / Math.pow(last.length(), lengthPenalty);
        return new Hypothesis(tokens, last.logProbability(), score, ended, attention);
    }
}
