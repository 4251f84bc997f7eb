"""Sentence pairs of two made-up languages, as CSV with the columns en and xx, to see how a translator of words learns.

usage: python3 bench/corpus.py PAIRS [SEED] > FILE.csv

Some 7,000 words on one side and 10,000 on the other, as frequent as words are; 3 to 25 tokens. The other language has two
genders that article and adjective agree with, adjectives behind their nouns, the last one first, plurals, four endings of a
verb, the verb behind its object and between the halves of a negation.
"""
import csv
import random
import sys

CONSONANTS = "b c d f g h k l m n p r s t v w z br cl dr fl gr pl st tr sh th".split()
VOWELS = "a e i o u ai ea ou".split()
ARTICLES = {"the": ("lo", "la"), "a": ("un", "una"), "this": ("cet", "cetta"), "some": ("dos", "das")}
ENDINGS = {(False, False): "e", (False, True): "ent", (True, False): "ait", (True, True): "aient"}
CONJUNCTIONS = [("and", "et"), ("but", "mas"), ("because", "porque")]


class Lexicon:
    """The words of both languages: the same for every corpus."""

    def __init__(self):
        self.random = random.Random(7)
        self.used = set()
        self.nouns = [pair + (self.random.randrange(2),) for pair in self.pairs(1800)]
        self.verbs, self.transitives = self.pairs(350), self.pairs(450)
        self.adjectives, self.adverbs = self.pairs(600), self.pairs(150)
        self.prepositions, self.names = self.pairs(18), self.pairs(400)

    def pairs(self, count):
        return [(self.word(), self.word()) for _ in range(count)]

    def word(self):
        while True:
            syllables = self.random.choice([2, 2, 3])
            word = "".join(self.random.choice(CONSONANTS) + self.random.choice(VOWELS) for _ in range(syllables))
            word += self.random.choice(["", "n", "r", "s", "t", "l", "m"])
            if word not in self.used:
                self.used.add(word)
                return word


class Writer:
    """Writes sentences; every part is a list of words in each language."""

    def __init__(self, lexicon, seed):
        self.lexicon, self.random = lexicon, random.Random(seed)

    def drawn(self, words):
        """A word, the first ones more often."""
        place = int(len(words) ** self.random.random()) - 1 + self.random.randrange(1 + len(words) // 60)
        return words[min(len(words) - 1, place)]

    def noun_phrase(self):
        if self.random.random() < 0.15:
            name, other = self.drawn(self.lexicon.names)
            return [name.capitalize()], [other.capitalize()], False
        noun, other, gender = self.drawn(self.lexicon.nouns)
        plural = self.random.random() < 0.35
        article = self.random.choice(["the", "a", "this"])
        article = "some" if article == "a" and plural else article
        many = "s" if plural else ""
        adjectives = [self.drawn(self.lexicon.adjectives) for _ in range(self.random.choice([0, 0, 1, 1, 2]))]
        source = ["these" if article == "this" and plural else article] + [one for one, _ in adjectives] + [noun + many]
        target = [ARTICLES[article][gender] + (many if article in ("the", "this") else "")]
        target += [other + ("is" if plural else "")]
        target += [one + "oa"[gender] + many for _, one in reversed(adjectives)]
        if self.random.random() < 0.2:
            preposition, placed = self.drawn(self.lexicon.prepositions)
            behind = self.noun_phrase()
            source, target = source + [preposition] + behind[0], target + [placed] + behind[1]
        return source, target, plural

    def clause(self):
        subject, translated, plural = self.noun_phrase()
        past, negative = self.random.random() < 0.4, self.random.random() < 0.15
        transitive = self.random.random() < 0.6
        verb, other = self.drawn(self.lexicon.transitives if transitive else self.lexicon.verbs)
        helper = "did" if past else "do" if plural else "does"
        source = subject + ([helper, "not", verb] if negative else [verb + ("ed" if past else "" if plural else "s")])
        adverb = [self.drawn(self.lexicon.adverbs)] if self.random.random() < 0.3 else []
        thing = self.noun_phrase() if transitive else ([], [], False)
        inflected = other + ENDINGS[past, plural]
        return (
            source + thing[0] + [one for one, _ in adverb],
            translated + [one for _, one in adverb] + thing[1] + (["ne", inflected, "pas"] if negative else [inflected]),
        )

    def sentence(self):
        while True:
            source, target = self.clause()
            if self.random.random() < 0.3:
                more, translated = self.clause()
                word, other = self.random.choice(CONJUNCTIONS)
                source += ([] if word == "and" else [","]) + [word] + more
                target += ([] if word == "and" else [","]) + [other] + translated
            asks = self.random.random() < 0.1
            if asks:
                source, target = ["does", "it", "hold", "that"] + source, ["est-ce", "que"] + target
            if len(source) <= 24:
                end = "?" if asks else self.random.choice("...!")
                return written(source) + end, written(target) + (" ?" if asks else end)


def written(words):
    text = " ".join(words).replace(" ,", ",")
    return text[0].upper() + text[1:]


def main(pairs, seed=1):
    writer = Writer(Lexicon(), int(seed))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["en", "xx"])
    for _ in range(int(pairs)):
        out.writerow(writer.sentence())


if __name__ == "__main__":
    main(*sys.argv[1:])
