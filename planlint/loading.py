"""Paths → documents with their figures; several at a time when the work is long enough for that."""

import os
from collections.abc import Iterator, Sequence

from planlint import collecting, extract, readers
from planlint.errors import PlanlintError, told
from planlint.model import Document, Fault, Rule
from planlint.vocabulary import Vocabulary

SIFTED = (".csv", ".tsv", ".tab")  # tables that may be too large to make figures of all they hold
POOL_AFTER = 0.3  # seconds of work left over for a second process; less is not worth starting one
# seconds per million bytes on one core, by ending, as on samples/; text formats take the last
PACE = {".pdf": 2.0, ".docx": 2.0, ".xlsx": 4.0, ".ods": 4.0, ".xls": 2.0, "": 0.5}

Source = tuple[str, bytes | None]  # a path, and its content when it does not come from the disk
Loaded = Document | Fault

_vocabulary: Vocabulary | None = None  # of a worker process, set once when it starts
_rules: Sequence[Rule] = ()


def documents(
    sources: Sequence[Source], vocabulary: Vocabulary, workers: int = 0, rules: Sequence[Rule] = ()
) -> Iterator[Loaded]:
    """Every source as a document with figures, or the fault that kept it from becoming one, in order.

    A fault with a trace is a bug in planlint, one without is a fault of the input. `workers` is the
    number of processes; 0 is as many as there are processors. With `rules` only those rows of a large
    table become figures in which these rules may find something (`Document.left`).
    """
    workers = min(workers or os.cpu_count() or 1, len(sources))
    if workers > 1 and _seconds(sources) > POOL_AFTER:
        return _in_processes(sources, vocabulary, workers, rules)
    return (load(source, vocabulary, rules) for source in sources)


def load(source: Source, vocabulary: Vocabulary, rules: Sequence[Rule] = ()) -> Loaded:
    """One document with its figures, or the fault that kept it from becoming one."""
    path, data = source
    try:
        with collecting.Paused():
            if rules and path.lower().endswith(SIFTED):
                from planlint import sieve  # and ten modules more, for tables alone

                if sifted := sieve.sift(path, data, rules, vocabulary):
                    return sifted
            return extract.extract(readers.read(path, data), vocabulary)
    except PlanlintError as error:
        return Fault(error.path or path, error.place or "", error.reason)
    except OSError as error:
        return Fault(path, "", error.strerror or str(error))
    except Exception as error:  # a bug; the other documents are still checked
        return Fault(path, "", *told(error))


def _in_processes(
    sources: Sequence[Source], vocabulary: Vocabulary, workers: int, rules: Sequence[Rule]
) -> Iterator[Loaded]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(workers, initializer=_start, initargs=(vocabulary, rules)) as pool:
        waiting = [(source, pool.submit(_load, source)) for source in sources]
        for source, future in waiting:
            try:
                yield future.result()
            except BrokenProcessPool:
                # one document killed its process, and with it the pool: each of the others by itself
                yield _apart(source, vocabulary)


def _apart(source: Source, vocabulary: Vocabulary) -> Loaded:
    """A document read in a process of its own, so that one that kills it is named and no other suffers."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=_start, initargs=(vocabulary,)) as pool:
        try:
            return pool.submit(_load, source).result()
        except BrokenProcessPool:
            return Fault(source[0], "", "the process that read it died (out of memory?)")


def _start(vocabulary: Vocabulary, rules: Sequence[Rule] = ()) -> None:
    global _vocabulary, _rules
    _vocabulary, _rules = vocabulary, rules


def _load(source: Source) -> Loaded:
    assert _vocabulary is not None
    return load(source, _vocabulary, _rules)


def _seconds(sources: Sequence[Source]) -> float:
    """About how long all but the longest of the documents take."""
    each = [
        _size(source) / 1e6 * PACE.get(os.path.splitext(source[0])[1].lower(), PACE[""]) for source in sources
    ]
    return sum(each) - max(each)


def _size(source: Source) -> int:
    path, data = source
    if data is not None:
        return len(data)
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
