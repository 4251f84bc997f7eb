package io.elman.translate.score;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Corpus BLEU from 0 to 100, with one reference a translation:
 *
 * <pre>
 *     BLEU = 100 min(1, e^(1 - r/c)) (p_1 p_2 p_3 p_4)^(1/4)
 * </pre>
 *
 * where p_n is the share of the runs of n tokens that also stand in the reference, c the number of tokens and r that of the
 * references: K. Papineni et al., <i>BLEU: a Method for Automatic Evaluation of Machine Translation</i>, 2002. Tokens are those
 * of NIST's mteval-v13a; an order without a match counts as half a match, the next one as a quarter. That is what M. Post, <i>A
 * Call for Clarity in Reporting BLEU Scores</i>, 2018, calls tok:13a and smooth:exp.
 */
public final class Bleu {
    private static final int ORDERS = 4;

    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern BEHIND_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_BEHIND_DIGIT = Pattern.compile("([0-9])(-)");

    private final long[] matches = new long[ORDERS];
    private final long[] totals = new long[ORDERS];
    private long length;
    private long referenceLength;

    /** Takes a translation and what it should be. */
    public void add(String translation, String reference) {
        List<String> tokens = tokens(translation);
        List<String> wanted = tokens(reference);
        length += tokens.size();
        referenceLength += wanted.size();
        for (int order = 1; order <= ORDERS; order++) {
            NgramCounts counts = NgramCounts.of(tokens, order);
            totals[order - 1] += counts.total();
            matches[order - 1] += counts.matches(NgramCounts.of(wanted, order));
        }
    }

    /** Returns the score of all pairs so far; 0 without any match. */
    public double score() {
        double logs = 0;
        double smoothing = 1;
        for (int order = 0; order < ORDERS; order++) {
            if (matches[0] == 0 || totals[order] == 0) {
                return 0;
            }
            smoothing *= matches[order] == 0 ? 2 : 1;
            double found = matches[order] == 0 ? 1 / smoothing : matches[order];
            logs += Math.log(found / totals[order]);
        }
        double brevity = length < referenceLength ? Math.exp(1 - (double) referenceLength / length) : 1;
        return 100 * brevity * Math.exp(logs / ORDERS);
    }

    /** Returns the tokens of mteval-v13a. */
    static List<String> tokens(String text) {
        String line = text.stripTrailing()
                .replace("<skipped>", "")
                .replace("-\n", "")
                .replace("\n", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        line = SYMBOL.matcher(" " + line + " ").replaceAll(" $1 ");
        line = BEHIND_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
        line = BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        line = DASH_BEHIND_DIGIT.matcher(line).replaceAll("$1 $2 ");
        String stripped = line.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("(?U)\\s+", -1));
    }
}
