"""与上年持平 says a growth of nothing without a number: the growth of an indicator is about 0 %."""

from planlint import regex
from planlint.extract.found import Found
from planlint.extract.zh.facts import Fact, Facts, Setting
from planlint.extract.zh.words import ON_YEAR
from planlint.intervals import rounded
from planlint.model import Quantity
from planlint.vocabulary import form

_STEADY = regex.compile(
    r"(?:同比|与上年(?:同期)?|与去年(?:同期)?|[较比]上年(?:同期)?)(?:基本|大体)?(?P<said>持平)"
)
STEADY = "持平"
_STOPS = "，,；;。：:！!？?\n"
_LONGEST = 24  # characters of an indicator's name
HALF = 0.5  # percentage points that 持平 leaves open, as 0 % does


def steady(text: str, facts: Facts, setting: Setting) -> None:
    """Add the growth of every indicator of the vocabulary that a text calls unchanged on the year before."""
    if STEADY not in text:
        return
    for found in _STEADY.finditer(text):
        begin = found.start()
        while begin and text[begin - 1] not in _STOPS and found.start() - begin <= _LONGEST:
            begin -= 1
        label = text[begin : found.start()].strip()
        if not facts.vocabulary.find(form(label)):
            continue
        start, end = found.span("said")
        quantity = Quantity(text[start:end], 0.0, 0, "%", "about", rounded(0.0, HALF))
        number = Found(start, end, start, end, quantity, "percent", chinese=True)
        facts.add(Fact(number, label, label, "growth", ON_YEAR, None, quantity), setting)
