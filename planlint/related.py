"""Which indicators of a file the rules hold against each other, and which rules are understood at all.

What is decided here holds for rows that may be left out of a large table (`sieve`): full rows of plain
numbers, each the only one of its indicator in its place.
"""

from collections.abc import Iterable, Sequence

from planlint import regex
from planlint.extract.indicators import canonical
from planlint.identities import parse
from planlint.index import built_in
from planlint.model import Rule
from planlint.screening import ABSENT, MODELLED, RELATING
from planlint.vocabulary import Vocabulary, form

# checks that ask the texts of a document, each by itself, or what such a row never has: a hole, a date,
# prose, a target, a second table. That it holds of each of them is said in `sieve`.
TEXTUAL = frozenset(
    {
        *("announced-counts-are-kept", "attachments-are-present", "brackets-are-closed"),
        *("column-headers-are-distinct", "contents-match-headings", "growth-columns-hold-growth"),
        *("heading-numbers-are-separated", "headings-have-no-slash", "indicators-have-values"),
        *("marks-are-used-alike", "modifiers-are-complete", "names-are-written-alike"),
        *("numbers-are-one-width", "numbers-follow-on", "numbers-have-units", "paragraphs-end-with-stops"),
        *("passages-are-not-repeated", "passages-do-not-resemble", "periods-are-possible"),
        *("plan-periods-are-quoted", "plan-targets-lie-ahead", "report-is-dated-after-its-year"),
        *("respective-values-match", "rows-fill-their-header", "set-phrases-are-whole"),
        *("spaces-stand-between-words", "stops-stand-once", "text-is-free-of", "values-are-separated"),
        *("words-stand-once", "waiver-hides-something", "waiver-is-in-force"),
        *("dimensions-make-their-total", "rows-of-data-are-unique", "series-do-not-leap"),
        *("daily-average-makes-total", "baselines-are-in-the-data", "metadata-describe-their-data"),
        *("target-lines-follow-from-baselines", "implied-ratio-within-limit", "targets-are-in-reach"),
        *("progress-keeps-pace", "results-meet-targets", "reports-cover-their-plan"),
        *("success-is-not-overstated", "targets-exceed-results", "promised-change-is-implied"),
        *("new-within-all",),
    }
)
KNOWN = TEXTUAL | MODELLED | RELATING
# words that a relating check looks for anywhere: 与经济增长同步, 控制在国家下达目标内, 增加值占生产总值比重
WORDS = ("同步", "控制在", "增加值占")
_LOOSE = regex.compile(r"\[\^(?:(?!\\n)[^\]])*\]|\\[sSWD]|\(\?[a-zA-Z]*s")


def understood(rules: Iterable[Rule]) -> bool:
    """Whether all checks that may run are known here."""
    return all(rule.check in KNOWN for rule in rules)


def silent(rules: Iterable[Rule], source: str, joined: str) -> bool:
    """Whether nothing is said that relates rows by words, or that a loose pattern finds across cells.

    `joined` are all cells, parted by line breaks. The patterns that come with planlint have Chinese words
    in them and end with a cell, but for those with a class like [^。]; others are searched for here.
    """
    if any(word in source for word in WORDS):
        return False
    for rule in rules:
        pattern = str(rule.options.get("pattern", ""))
        foreign = not rule.path.startswith(built_in())
        asked = rule.check == "text-is-free-of" and (foreign or _LOOSE.search(pattern))
        if asked and regex.compile(pattern).search(joined):
            return False
    return True


def related(
    rules: Sequence[Rule], labels: Iterable[str], indicators: frozenset[str], vocabulary: Vocabulary
) -> frozenset[str]:
    """The indicators of the file that a rule holds against another one of it.

    `labels` are all names of its rows, `indicators` their canonical names.
    """
    names = tuple(labels)
    found: set[str] = set()
    for rule in rules:
        if rule.check in RELATING and not ABSENT & set(rule.needs):
            found |= _of_rule(rule, names, indicators, vocabulary)
    return frozenset(found)


def _of_rule(
    rule: Rule, labels: tuple[str, ...], indicators: frozenset[str], vocabulary: Vocabulary
) -> set[str]:
    options = rule.options
    if rule.check == "identity-holds":
        name, expression = parse(str(options["identity"]))
        wanted = _canonical((name, *expression.names()), vocabulary)
        return wanted if wanted <= indicators else set()
    if rule.check == "mean-between-parts":
        wanted = _canonical((options["whole"], *_list(options.get("parts"))), vocabulary)
        if options.get("places"):  # of one indicator in several places, and of its groups
            return {name for name in indicators if name.startswith(tuple(wanted))}
        return wanted if wanted <= indicators else set()
    if rule.check == "disjoint-parts-within-whole":
        sums = [one.replace(" >= ", " + ").split(" + ") for one in _list(options.get("wholes"))]
        named = [_canonical(names, vocabulary) & indicators for names in sums]
        return {name for names in named if len(names) > 1 for name in names}
    if rule.check == "part-within-indicator":
        wanted = _canonical(_list(options["parts"]), vocabulary) & indicators
        ends = tuple(_list(options.get("ends")))
        wanted |= {canonical(label, vocabulary) for label in labels if ends and label.endswith(ends)}
        whole = _canonical((options["whole"],), vocabulary)
        return wanted | whole if wanted and whole <= indicators else set()
    if rule.check == "near-facts-agree":
        near = ((name, other) for name in indicators if (i := vocabulary.get(name)) for other in i.near)
        return {name for pair in near if pair[1] in indicators for name in pair}
    if rule.check == "ratio-is-plausible":
        ends = tuple(_list(options.get("numerators")))
        return {canonical(label, vocabulary) for label in labels if label.endswith(ends)}
    return set()


def _canonical(names: Iterable[object], vocabulary: Vocabulary) -> set[str]:
    return {vocabulary.find(form(str(name))) or str(name) for name in names}


def _list(option: object) -> list[str]:
    return [str(item) for item in option] if isinstance(option, list | tuple) else []
