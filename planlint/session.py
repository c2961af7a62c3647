"""What the test items of one pytest process share: the set-up, and the documents, each read once."""

import hashlib
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from planlint import VERSION, collecting, config, engine, files, kept, loading, selection
from planlint.corpus import Corpus
from planlint.model import Document, Finding, Result


class Session:
    """The rules of a configuration, and every document that an item has read already.

    `path` is the configuration file (by default the closest to `root`), `folder` where outcomes are kept
    from run to run, None when they are not; `fail_on` is the least severity that fails.
    """

    def __init__(self, root: str, path: str | None, fail_on: str, folder: Path | None) -> None:
        self.root, self.fail_on, self.folder = root, fail_on, folder
        self.settings = config.load(path or config.find(root), (), kept.folder())
        self.packs = selection.chosen(self.settings, kept.folder())
        self.documents: dict[str, loading.Loaded] = {}
        self.digest = self._digest()

    def lint(self, paths: list[str]) -> Result:
        """What the rules find in one file, or in several together."""
        with collecting.Paused():
            return self._lint(paths)

    def _lint(self, paths: list[str]) -> Result:
        new: list[loading.Source] = [(path, None) for path in paths if path not in self.documents]
        read = loading.documents(new, self.packs.vocabulary)
        self.documents.update(zip((path for path, _ in new), read, strict=True))
        loaded = [self.documents[path] for path in paths]
        documents = [one for one in loaded if isinstance(one, Document)]
        result = self._together(documents) if len(paths) > 1 else self._checked(documents)
        return result._replace(errors=tuple(one for one in loaded if not isinstance(one, Document)))

    def _checked(self, documents: list[Document], metadata: bool | None = None) -> Result:
        """What the rules find; only those (not) of metadata when `metadata` is given."""
        rules = self.packs.rules
        if metadata is not None:
            rules = tuple(rule for rule in rules if ("metadata" in rule.needs) is metadata)
        sets = files.sets((document.path for document in documents), self.settings)
        corpus = Corpus(documents, self.packs.vocabulary, sets)
        return engine.check(corpus, self.packs._replace(rules=rules), self.settings)

    def _together(self, documents: list[Document]) -> Result:
        """Several files: a data file of no place and no set meets the others only through its metadata."""
        sets = files.sets((document.path for document in documents), self.settings)
        meeting = [d for d in documents if d.place or d.path in sets or not _is_data(d)]
        one, two = self._checked(documents, True), self._checked(meeting, False)
        findings = engine.ordered([*one.findings, *two.findings])
        return one._replace(findings=tuple(findings), bugs=(*one.bugs, *two.bugs))

    def kept(self, kind: str, paths: list[Path]) -> Path | None:
        """Where the outcome for these bytes, this configuration and this planlint is kept."""
        if self.folder is None:
            return None
        digest = hashlib.sha256(f"{self.digest}\0{kind}".encode())
        for path in paths:
            digest.update(f"\0{path}\0".encode())
            with suppress(OSError):
                digest.update(path.read_bytes())
        return self.folder / f"{digest.hexdigest()[:32]}.json"

    def _digest(self) -> str:
        """What an outcome depends on beside the files: rules, settings, vocabulary, baseline, the day."""
        settings = self.settings
        digest = hashlib.sha256(f"{VERSION}\0{self.fail_on}\0{settings}\0{self.packs.rules}".encode())
        for path in (*settings.vocabulary, settings.baseline):
            if path and os.path.isfile(path):
                digest.update(Path(path).read_bytes())
        if any(waiver.until for waiver in settings.waivers):
            digest.update(date.today().isoformat().encode())
        return digest.hexdigest()


def in_a_line(finding: Finding, root: str) -> str:
    """A finding as one line: path, place, severity, message, rule."""
    path = os.path.relpath(finding.location.path, root)
    place = f"{path}:{finding.location.line}:{finding.location.column}"
    return " ".join(f"{place}: {finding.severity}: {finding.message} [{finding.rule}]".split())


def _is_data(document: Document) -> bool:
    return any(block.kind == "data" for block in document.blocks)
