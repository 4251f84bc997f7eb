"""Writes the scores that translate.score.ScoresTest is held against: BLEU and chrF as their papers and sacreBLEU define
them, written out here in plain Python. Run: python3 translation_scores.py"""

import math
import re
from collections import Counter

PAIRS = [
    ("The cat sat on the mat.", "The cat sat on the mat."),
    ("There is a cat on mat", "There is a cat on the mat, isn't there?"),
    ("It costs 1,000.50 dollars - a bargain", "It costs $1,000.50: a real bargain!"),
    ("&quot;Yes&quot;, she said (twice)", "\"Yes,\" she said (twice)."),
    ("1990-1995 naïve café", "1990-1995: naive café"),
    ("", "nothing was said"),
]
SHORT = [("a b", "a c"), ("d", "d")]


def tokens(line):
    line = line.rstrip().replace("<skipped>", "").replace("-\n", "").replace("\n", " ")
    for entity, sign in (("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")):
        line = line.replace(entity, sign)
    line = " " + line + " "
    line = re.sub(r"([\{-\~\[-\` -\&\(-\+\:-\@\/])", r" \1 ", line)
    line = re.sub(r"([^0-9])([\.,])", r"\1 \2 ", line)
    line = re.sub(r"([\.,])([^0-9])", r" \1 \2", line)
    line = re.sub(r"([0-9])(-)", r"\1 \2 ", line)
    return line.split()


def grams(sequence, n):
    return Counter(tuple(sequence[i : i + n]) for i in range(len(sequence) - n + 1))


def bleu(pairs):
    correct, total, length, reference_length = [0] * 4, [0] * 4, 0, 0
    for translation, reference in pairs:
        own, right = tokens(translation), tokens(reference)
        length, reference_length = length + len(own), reference_length + len(right)
        for n in range(4):
            counts = grams(own, n + 1)
            total[n] += sum(counts.values())
            correct[n] += sum((counts & grams(right, n + 1)).values())
    if not any(correct) or 0 in total:
        return 0.0
    smoothing, logs = 1, 0.0
    for n in range(4):
        if correct[n] == 0:
            smoothing *= 2
        logs += math.log((correct[n] or 1 / smoothing) / total[n])
    brevity = 1 if length >= reference_length else math.exp(1 - reference_length / length)
    return 100 * brevity * math.exp(logs / 4)


def chrf(pairs, order=6, beta=2):
    own, right, both = [0] * order, [0] * order, [0] * order
    for translation, reference in pairs:
        translation, reference = "".join(translation.split()), "".join(reference.split())
        for n in range(order):
            counts, wanted = grams(translation, n + 1), grams(reference, n + 1)
            own[n] += sum(counts.values()) if wanted else 0
            right[n] += sum(wanted.values())
            both[n] += sum((counts & wanted).values())
    used = [n for n in range(order) if own[n] and right[n]]
    precision = sum(both[n] / own[n] for n in used) / len(used)
    recall = sum(both[n] / right[n] for n in used) / len(used)
    return 100 * (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


if __name__ == "__main__":
    for name, pairs in (("all", PAIRS), ("first", PAIRS[:1]), ("second", PAIRS[1:2]), ("third", PAIRS[2:3])):
        print(name, repr(bleu(pairs)), repr(chrf(pairs)))
    print("short", repr(bleu(SHORT)), repr(chrf(SHORT)))
    for translation, reference in PAIRS:
        print(tokens(translation), tokens(reference))
