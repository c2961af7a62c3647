"""The year and level that a target is measured from must stand in the data file as the metadata has them."""

from collections.abc import Iterator

from planlint.corpus import Corpus, place
from planlint.datasets import Dataset, datasets, headline, in_unit, of_year
from planlint.intervals import meet
from planlint.model import Evidence, Figure, Place


def baselines_are_in_the_data(corpus: Corpus, *, of: str = "year") -> Iterator[Evidence]:
    """Baselines of metadata against the data files they are of.

    `of` is "year": the base year of a promise with a target line has a row; or "level": a printed
    baseline is the level of its year. Silent where the data do not tell which level is meant.
    """
    for dataset in corpus.once(datasets):
        yield from _years(dataset) if of == "year" else _levels(dataset)


def _years(dataset: Dataset) -> Iterator[Evidence]:
    figures = dataset.metadata.figures
    lines = [f for f in figures if f.aspect == "level" and f.role == "target"]
    years = sorted({f.period.start for d in dataset.data for f in d.figures if f.period})
    asked: set[str] = set()
    for promise in figures:
        year = dict(promise.attributes).get("base_period", "")
        if promise.aspect != "growth_total" or not lines or not years or year in asked:
            continue
        asked.add(year)
        if year in years or any(
            f.role == "baseline" and f.period and f.period.start == year for f in figures
        ):
            yield Evidence((promise,), holds=True)
            continue
        yield Evidence(
            (promise, lines[0]),
            (place(promise), place(lines[0], "target line"), _first(dataset)),
            {
                "indicator": promise.label,
                "promise": promise.quantity.text,
                "year": year,
                "line": lines[0].quantity.text,
                "first": years[0],
                "last": years[-1],
            },
        )


def _first(dataset: Dataset) -> Place:
    figure = next(f for d in dataset.data for f in d.figures if f.period)
    return place(figure, figure.period.start if figure.period else "")


def _levels(dataset: Dataset) -> Iterator[Evidence]:
    for base in dataset.metadata.figures:
        if base.role != "baseline" or base.period is None:
            continue
        levels = in_unit(of_year(dataset.data, base.period.start), base.quantity.unit)
        whole = headline(levels, dict(base.attributes).get("coverage", ""))
        same = [f for f in levels if meet(f.quantity.interval, base.quantity.interval)]
        if same:
            yield Evidence((base, same[0]), holds=True)
        elif len(whole) == 1:
            yield _differs(base, whole[0])


def _differs(base: Figure, level: Figure) -> Evidence:
    return Evidence(
        (base, level),
        (place(base), place(level, "data")),
        {
            "indicator": base.label,
            "year": base.period.start if base.period else "",
            "baseline": base.quantity.text,
            "level": level.quantity.text,
        },
    )
