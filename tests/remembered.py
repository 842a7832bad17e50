"""What is the same each time is worked out once in a run of tests.

A command reads our prompts and templates once, and ends; thousands of commands in one
process would read at the same texts again.  Whatever a text comes to is remembered by
the whole text, and each gets a copy of its own; what is wrong with one is not.
"""

import pickle
import tomllib
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from tmworkshop.adapters.content.resources import folder
from tmworkshop.adapters.packs import six_words
from tmworkshop.adapters.pages.press import WeasyPress
from tmworkshop.adapters.pages.templates import Templates

LARGEST = 200_000  # letters of a text that is worth it
MOST = 500  # texts, which is more than we ship
ROUNDS = six_words.ROUNDS  # a tenth of a second of work


def remember_tables(patch):
    """Let the same TOML be read once."""
    read = tomllib.loads

    @lru_cache(MOST)
    def packed(text):
        return pickle.dumps(read(text), pickle.HIGHEST_PROTOCOL)

    def loads(text, **more):
        if more or not isinstance(text, str) or len(text) > LARGEST:
            return read(text, **more)
        return pickle.loads(packed(text))  # noqa: S301 - we packed it

    patch.setattr(tomllib, "loads", loads)


def remember_templates(patch):
    """Let the same shipped template be compiled once; not one that someone wrote."""
    compiled, make = {}, Environment.compile
    ours = folder("templates").resolve()

    def compile_once(environment, source, name=None, filename=None, **more):
        if more or not filename or Path(filename).parent != ours:
            return make(environment, source, name, filename, **more)
        key = (type(environment), environment.finalize, source, name, filename)
        if key not in compiled:
            compiled[key] = make(environment, source, name, filename)
        return compiled[key]

    patch.setattr(Environment, "compile", compile_once)


def remember_fonts(patch):
    """Let one press print all that is in our own style: fonts take long to unpack."""
    kept, print_page = WeasyPress(lambda _: None), WeasyPress.pdf
    ours = str(Templates()._stylesheet())

    def print_by_one(press, html):
        if ours not in html:
            return print_page(press, html)
        kept._say = press._say
        return print_page(kept, html)

    patch.setattr(WeasyPress, "pdf", print_by_one)


def lighten_six_words():
    """Let this process tell keys apart by words that are made in no time."""
    six_words.ROUNDS = 1


def words_elsewhere(signer):
    """Return the six words of *signer* as another process makes them."""
    here, six_words.ROUNDS = six_words.ROUNDS, ROUNDS
    try:
        return six_words.words_of(signer)
    finally:
        six_words.ROUNDS = here
