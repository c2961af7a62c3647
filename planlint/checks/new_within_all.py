"""What was newly added to a stock cannot be more than the stock that a sentence says it grew to."""

from collections.abc import Iterator

from planlint.corpus import Corpus, alike, base, dimension, place
from planlint.growths import plain
from planlint.model import Evidence, Figure
from planlint.vocabulary import form, key

STOCKS = frozenset({"length", "area", "count", "person", "household", "power", "container"})
AMOUNTS = frozenset({"level", "count"})


def new_within_all(
    corpus: Corpus,
    *,
    prefixes: tuple[str, ...],
    suffixes: tuple[str, ...] = (),
    leaving: tuple[str, ...] = (),
) -> Iterator[Evidence]:
    """新增X beside X (or X with one of `suffixes`: 总数) in one sentence, of one place, time and role.

    `prefixes` are words for new; `leaving` are words of names whose things come and go within a year.
    """
    for figures in corpus.sentences.values():
        new = [f for f in figures if f.label.startswith(prefixes) and _amount(f)] if len(figures) > 1 else ()
        for one in new:
            name = _name(one.label, prefixes, ())
            if name and not any(word in name for word in leaving):
                for stock in figures:
                    if _name(stock.label, (), suffixes) == name and _amount(stock) and _same(one, stock):
                        yield _held(one, stock)


def _amount(figure: Figure) -> bool:
    return figure.aspect in AMOUNTS and dimension(figure) in STOCKS and plain(figure)


def _name(label: str, prefixes: tuple[str, ...], suffixes: tuple[str, ...]) -> str:
    """A label without the word for new, or for all."""
    name = next((label[len(prefix) :] for prefix in prefixes if label.startswith(prefix)), label)
    name = key(form(name))
    return next((name[: -len(suffix)] for suffix in suffixes if name.endswith(suffix)), name)


def _same(new: Figure, stock: Figure) -> bool:
    told = (new.place, new.role, new.period and new.period.end)
    return told == (stock.place, stock.role, stock.period and stock.period.end) and alike(new, stock)


def _held(new: Figure, stock: Figure) -> Evidence:
    if base(new).low <= base(stock).high:
        return Evidence((new, stock), holds=True)
    return Evidence(
        (new, stock),
        (place(new), place(stock, "total")),
        {
            "new": new.label,
            "amount": new.quantity.text,
            "indicator": stock.label,
            "total": stock.quantity.text,
        },
    )
