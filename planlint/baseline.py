"""Findings that are known and not shown: which finding is the same one as before, and the file of them."""

from collections.abc import Iterable
from unicodedata import normalize

from planlint.config import Config
from planlint.errors import ConfigError
from planlint.model import Document, Finding
from planlint.named import NamedTuple

VERSION = 1
REASON = "baseline"


class Entry(NamedTuple):
    """One finding as a baseline keeps it: independent of lines, so that it outlives edits elsewhere.

    `hash` is of the quoted text and the title of its section, `ordinal` counts those that are alike.
    """

    path: str
    rule: str
    hash: str
    ordinal: int
    text: str = ""

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What tells it from others; `text` is only for whoever reads the file."""
        return self[:4]


def entries(findings: Iterable[Finding], documents: Iterable[Document], config: Config) -> list[Entry]:
    """The entry of each finding, in order."""
    from planlint.positions import Positions  # for findings that are known or marked

    positions = Positions(documents)
    paths: dict[str, str] = {}  # a document has hundreds of findings, and asking where it lies takes 15 µs
    alike: dict[tuple[str, str, str], int] = {}
    found = []
    for finding in findings:
        at = finding.location
        if at.path not in paths:
            paths[at.path] = _path(at.path, config)
        quote, title = _normal(finding.text), _normal(positions.section(at) or "")
        key = paths[at.path], finding.rule, _hash(quote, title)
        ordinal = alike[key] = alike.get(key, -1) + 1
        found.append(Entry(*key, ordinal, finding.text[:80]))
    return found


def _path(path: str, config: Config) -> str:
    """A path from the project's root; of one outside of it the name: where it lies differs by machine."""
    relative = config.relative(path)
    return relative.rsplit("/", 1)[-1] if relative.startswith("../") else relative


def fingerprint(entry: Entry) -> str:
    """Sixteen hexadecimal digits that stay the same while the finding does."""
    return _hash(entry.rule, entry.path, entry.hash, str(entry.ordinal))


def load(path: str) -> list[Entry]:
    """The entries of a baseline file; a ConfigError when it is not one."""
    import json

    try:
        with open(path, encoding="utf-8") as file:
            table = json.load(file)
        version, findings = table["version"], table["findings"]
        if version != VERSION:
            raise ConfigError(f"a baseline of version {version}; this planlint knows {VERSION}", path)
        return [
            Entry(str(e["path"]), str(e["rule"]), str(e["hash"]), int(e["ordinal"]), str(e.get("text", "")))
            for e in findings
        ]
    except OSError as error:
        raise ConfigError(error.strerror or str(error), path) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"not a baseline of planlint ({error!r})", path) from error


def dump(entries: Iterable[Entry]) -> str:
    """A baseline file: sorted, one entry a line, so that its changes are read easily."""
    import json

    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(entries)]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"


def hidden(findings: list[Finding], documents: Iterable[Document], config: Config) -> list[Finding]:
    """The findings, those of the configured baseline file set aside."""
    known = {entry.key for entry in load(config.baseline)} if config.baseline else set()
    if not known:
        return findings
    return [
        finding._replace(waived=finding.waived or (REASON if entry.key in known else None))
        for finding, entry in zip(findings, entries(findings, documents, config), strict=True)
    ]


def marked(findings: Iterable[Finding], documents: Iterable[Document], config: Config) -> tuple[Finding, ...]:
    """The findings with their fingerprints, which only some formats show: a millisecond for a hundred."""
    found = tuple(findings)
    return tuple(
        finding._replace(fingerprint=fingerprint(entry))
        for finding, entry in zip(found, entries(found, documents, config), strict=True)
    )


def _normal(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _hash(*parts: str) -> str:
    try:  # what hashlib takes where OpenSSL is not there, whose import takes 2 ms
        from _sha1 import sha1  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha1

    digest: str = sha1("\0".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
    return digest[:16]
