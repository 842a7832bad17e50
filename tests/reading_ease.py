"""How easily a text is read: Flesch's formula, in which 60 and more is plain English.

Rudolf Flesch, A new readability yardstick, Journal of Applied Psychology 32(3), 1948.
"""

import re

SENTENCE_ENDS = re.compile(r"[.?!](?=\s|$)")
WORDS = re.compile(r"\w+(?:['\u2019]\w+)*")
SILENT = re.compile(
    r"(?<![aeiouylscgxz])es$|(?<=[aeiou]l)es?$|(?<![aeioutdl])ed$|(?<![aeioul])e$"
    r"|e(?=ment|ly$|ful|less)"
)
APART = re.compile(r"(?<![ctsg])i[aou]|ie(?=n[ct])|[aeo]y[aei]|crea|ea$|[aeiouy]ing$")


def syllables(word):
    """Return how many syllables *word* has, near enough; a digit is two."""
    if word.isdecimal():
        return 2 * len(word)
    heard = SILENT.sub("", word.casefold())
    return max(1, len(re.findall("[aeiouy]+", heard)) + len(APART.findall(heard)))


def words_a_sentence(text):
    return len(WORDS.findall(text)) / max(1, len(SENTENCE_ENDS.findall(text)))


def reading_ease(text):
    words = WORDS.findall(text)
    a_word = sum(map(syllables, words)) / len(words)
    return 206.835 - 1.015 * words_a_sentence(text) - 84.6 * a_word
