"""Read, extract, check, waive, sort: the whole program on one screen."""

from collections.abc import Callable, Iterable, Iterator
from time import strftime

from planlint import accounting, baseline, collecting, files, loading, packs, selection, waivers
from planlint.config import Config
from planlint.corpus import Corpus
from planlint.errors import RuleError, told
from planlint.model import Document, Evidence, Fault, Finding, Location, Result, Rule
from planlint.named import NamedTuple
from planlint.packs import Packs
from planlint.wording import message, note

Progress = Callable[[int, int], None]
LATE = "waivers/"  # the pack whose questions are about what the others found


class Ran(NamedTuple):
    """What one rule found in a corpus, and the places of the figures it examined."""

    findings: list[Finding]
    examined: set[Location]
    bug: Fault | None = None


def lint(
    paths: Iterable[str | loading.Source], config: Config, cache: str | None = None, sift: bool = False
) -> Result:
    """Everything that the configured rules find in files and folders, with fingerprints; see `look`."""
    result = look(paths, config, cache, sift=sift)[0]
    return result._replace(findings=baseline.marked(result.findings, result.documents, config))


def look(
    paths: Iterable[str | loading.Source],
    config: Config,
    cache: str | None = None,
    today: str = "",
    progress: Progress | None = None,
    reasons: bool = False,
    sift: bool = False,
) -> tuple[Result, Corpus]:
    """What the configured rules find, without fingerprints, and the corpus that it was found in.

    A path may come with its bytes. `cache` is the folder of the index of rule files; `today` (ISO) is
    what expiry is held against, by default this day. `progress` is told how many of how many documents
    are read, `reasons` asks why figures are unchecked. With `sift`, documents need not hold the figures of
    rows in which nothing can be found (`Document.left`). What cannot be read is in `Result.errors`.
    """
    chosen = selection.chosen(config, cache)
    paths = list(paths)
    corpus, faults = load(paths, config, chosen, progress, sift and not reasons)
    result = check(corpus, chosen, config, today, reasons)
    if any(document.left for document in corpus.documents) and not _bears_out(result):
        corpus, faults = load(paths, config, chosen, progress)
        result = check(corpus, chosen, config, today, reasons)
    errors = tuple(fault for fault in faults if not fault.trace)
    return result._replace(errors=errors, bugs=(*(f for f in faults if f.trace), *result.bugs)), corpus


def _bears_out(result: Result) -> bool:
    from planlint import sieve

    return sieve.sound(result)


def since(revision: str, result: Result, config: Config, cache: str | None = None) -> Result:
    """The result with those findings set aside that its documents had in a git revision already."""
    from planlint import revision as git  # brings subprocess, 8 ms

    before = lint(
        git.sources(revision, [document.path for document in result.documents]),
        config._replace(baseline=None),
        cache,
    )
    had = {
        entry.key
        for finding, entry in zip(
            before.findings, baseline.entries(before.findings, before.documents, config), strict=True
        )
        if not finding.waived
    }
    entries = baseline.entries(result.findings, result.documents, config)
    findings = (
        finding._replace(waived=f"in {revision}") if entry.key in had and not finding.waived else finding
        for finding, entry in zip(result.findings, entries, strict=True)
    )
    return result._replace(findings=tuple(findings))


def load(
    paths: Iterable[str | loading.Source],
    config: Config,
    chosen: Packs,
    progress: Progress | None = None,
    sift: bool = False,
) -> tuple[Corpus, tuple[Fault, ...]]:
    """The corpus of files and folders, and the faults of those that could not be read.

    With `sift` large tables are sifted, unless other files or options may ask about all of their rows.
    """
    sources, missing = files.sources(paths, config)
    rules = chosen.rules if sift and _siftable(sources, config) else ()
    loaded = []
    for found in loading.documents(sources, chosen.vocabulary, rules=rules):
        loaded.append(found)
        if progress:
            progress(len(loaded), len(sources))
    documents = [found for found in loaded if isinstance(found, Document)]
    sets = files.sets((document.path for document in documents), config)
    unread = (found for found in loaded if isinstance(found, Fault))
    return Corpus(documents, chosen.vocabulary, sets), (*missing, *unread)


def _siftable(sources: Iterable[loading.Source], config: Config) -> bool:
    """Whether no file is metadata or in a set, and no rule has options of its own."""
    paths = [path for path, _ in sources]
    changed = any(key != "severity" for given in config.rules.values() for key in given)
    metadata = any(path.lower().endswith((".yml", ".yaml")) for path in paths)
    return not (changed or metadata or files.sets(paths, config))


def check(corpus: Corpus, chosen: Packs, config: Config, today: str = "", reasons: bool = False) -> Result:
    """Everything that the rules find in a corpus; `reasons` says whether `Result.unchecked` is wanted."""
    with collecting.Paused():
        return _check(corpus, chosen, config, today, reasons)


def _check(corpus: Corpus, chosen: Packs, config: Config, today: str, reasons: bool) -> Result:
    early = [rule for rule in chosen.rules if not rule.id.startswith(LATE)]
    ran = {rule.id: run(rule, corpus, chosen, config.lang) for rule in early}
    findings = ordered(f for one in ran.values() for f in one.findings)
    findings, uses = waivers.apply(findings, corpus, chosen, config, today or strftime("%Y-%m-%d"))
    after = Corpus(corpus.documents, corpus.vocabulary, corpus.sets, uses) if uses else corpus
    ran |= {rule.id: run(rule, after, chosen, config.lang) for rule in chosen.rules if rule not in early}
    findings = ordered([*findings, *(f for name in ran if name.startswith(LATE) for f in ran[name].findings)])
    findings = baseline.hidden(selection.wanted(findings, config), corpus.documents, config)
    checked_by = accounting.checked_by(corpus, {name: one.examined for name, one in ran.items()})
    return Result(
        tuple(findings),
        corpus.documents,
        accounting.accounts(corpus.documents, checked_by),
        checked_by,
        chosen.rules,
        bugs=tuple(one.bug for one in ran.values() if one.bug),
        unchecked=accounting.unchecked(corpus, checked_by, config.lang or "en") if reasons else {},
    )


def run(rule: Rule, corpus: Corpus, chosen: Packs, language: str | None) -> Ran:
    """What one rule finds; a bug in its check ends this rule only."""
    ran = Ran([], set())
    if not corpus.features.issuperset(rule.needs):
        return ran
    try:
        for evidence in evidences(rule, corpus):
            ran.examined.update(figure.location for figure in evidence.figures)
            if not evidence.holds:
                ran.findings.append(finding(rule, evidence, corpus, chosen.causes, language))
    except RuleError:
        raise  # an option that the check itself refuses: not a bug
    except Exception as error:
        return ran._replace(bug=Fault(rule.path, rule.id, *told(error)))
    return ran


def evidences(rule: Rule, corpus: Corpus) -> Iterator[Evidence]:
    """The evidence of one rule: its check, asked with its options."""
    ask = packs.check(rule)
    given = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in rule.options.items()
    }
    yield from ask(corpus, **given)


def finding(
    rule: Rule, evidence: Evidence, corpus: Corpus, causes: dict[str, dict[str, str]], language: str | None
) -> Finding:
    """The finding of a rule and the evidence against it, worded in `language` or the document's own."""
    first, *related = evidence.places
    spoken = language or corpus.language(first.location.path)
    return Finding(
        rule.id,
        rule.severities.get(evidence.case or "", rule.severity),
        message(rule, evidence, spoken, causes),
        first.location,
        first.text,
        tuple(other._replace(note=note(other.note, spoken)) for other in related),
        evidence.facts,
        evidence.suggestion,
        fingerprint="",
    )


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their total order: path, line, column, rule; then what else tells them apart."""
    return sorted(findings, key=lambda f: (f.location[:3], f.rule, f.location[3:5], f.message, f.text))
