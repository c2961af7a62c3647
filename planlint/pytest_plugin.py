"""pytest: one test item per data file, and one for what only shows across files.

Switched on by `--planlint` or `planlint = true` in the ini file; until then it imports nothing but pytest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from planlint.model import Finding
    from planlint.session import Session

PROPERTY = "planlint"  # of a test report: the warnings of its file
MOST_SHOWN = 100
FILES = ["*.csv", "*.tsv", "*.xlsx", "*.xls", "*.ods", "*.md"]
SEVERITIES = ["error", "warning", "info", "never"]
SESSION = pytest.StashKey["Session"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("planlint", "planlint: numbers that cannot all be true")
    group.addoption("--planlint", action="store_true", help="check data files with planlint")
    parser.addini("planlint", "check data files with planlint", type="bool", default=False)
    parser.addini(
        "planlint_files", f"globs of the files to check [{' '.join(FILES)}]", type="args", default=FILES
    )
    parser.addini("planlint_fail_on", f"one of {', '.join(SEVERITIES)} [error]", default="error")
    parser.addini("planlint_config", "configuration file [the closest to the root]", default="")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "planlint: a data file checked by planlint")
    if _on(config) and config.getini("planlint_fail_on") not in SEVERITIES:
        raise pytest.UsageError(f"planlint_fail_on: not one of {', '.join(SEVERITIES)}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if not _on(parent.config):
        return None
    relative = os.path.relpath(file_path, parent.config.rootpath).replace(os.sep, "/")
    globs = parent.config.getini("planlint_files")
    chosen = any(fnmatch(relative, glob) or fnmatch(file_path.name, glob) for glob in globs)
    if chosen or (globs == FILES and _of_indicator(file_path)):
        return PlanlintFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """One more item for the questions that several files raise together."""
    paths = [item.path for item in items if isinstance(item, PlanlintItem)]
    if len(paths) > 1:
        items.append(PlanlintAcross.from_parent(session, name="planlint::across-files", paths=paths))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let go of the documents: collecting half a gigabyte at the exit takes seconds."""
    if shared := session.config.stash.get(SESSION, None):
        shared.documents.clear()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The warnings of files that passed, which would be silent otherwise."""
    if not _on(config):
        return
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    lines = [
        line
        for report in reports
        for name, text in getattr(report, "user_properties", ())
        if name == PROPERTY
        for line in str(text).split("\n")
    ]
    if lines:
        terminalreporter.section("planlint: warnings below the threshold", yellow=True)
        for line in lines[:MOST_SHOWN]:
            terminalreporter.line(line)
        if len(lines) > MOST_SHOWN:
            terminalreporter.line(f"and {len(lines) - MOST_SHOWN} more; `planlint check` shows them")


@pytest.fixture(name="planlint")
def planlint_fixture(request: pytest.FixtureRequest) -> Planlint:
    """The Python API with the configuration of the test run: `lint`, `lint_frame`, `read`, `assert_clean`."""
    return Planlint(request.config.getini("planlint_config") or None)


class Planlint:
    """What the `planlint` fixture gives: the Python API under the run's configuration file."""

    def __init__(self, configuration: str | None) -> None:
        self.configuration = configuration

    def lint(self, paths: Any, **settings: Any) -> Any:
        from planlint import api

        return api.lint(paths, configuration=self.configuration, **settings)

    def read(self, paths: Any, **settings: Any) -> Any:
        from planlint import api

        return api.read(paths, configuration=self.configuration, **settings)

    def lint_frame(self, frame: Any, **settings: Any) -> Any:
        from planlint.frames import lint_frame

        return lint_frame(frame, **settings)

    def assert_clean(self, subject: Any, fail_on: str = "error") -> None:
        from planlint.testing import assert_clean

        assert_clean(subject, fail_on=fail_on, configuration=self.configuration)


class FindingsError(Exception):
    """Findings at or above the threshold, as planlint prints them; `line` is that of the first."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.line = line


class PlanlintFile(pytest.File):
    """A data file."""

    def collect(self) -> Iterator[pytest.Item]:
        yield PlanlintItem.from_parent(self, name="planlint")


class _Item(pytest.Item):
    """What both kinds of item share: the marker, the cache, the way a failure is shown."""

    line: int | None = None

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.add_marker("planlint")

    def checked(self, paths: list[Path]) -> None:
        """Check the files, or remember how it went when neither they nor the set-up have changed."""
        session = _session(self.config)
        kept = session.kept(type(self).__name__, paths)
        if kept and kept.exists():
            text, line, others = json.loads(kept.read_text(encoding="utf-8"))
        else:
            text, line, others = outcome = self.look(session, paths)
            if kept:
                part = kept.with_suffix(f".{os.getpid()}")
                part.write_text(json.dumps(outcome), encoding="utf-8")
                part.replace(kept)
        if others:
            self.user_properties.append((PROPERTY, "\n".join(others)))
        if text:
            self.line = line
            raise FindingsError(text, line)

    def look(self, session: Session, paths: list[Path]) -> tuple[str, int, list[str]]:
        """The report of what fails, the line of its first finding, and the warnings that do not fail."""
        from planlint.session import in_a_line

        result = session.lint([str(path) for path in paths])
        wanted = [f for f in result.findings if not f.waived and self.concerns(f)]
        failing = [f for f in wanted if self.fails(f)]
        others = [in_a_line(f, session.root) for f in wanted if f.severity == "warning" and not self.fails(f)]
        faults = (*(result.errors if len(paths) == 1 else ()), *result.bugs)
        broken = [f"{fault.path}: {fault.reason}" for fault in faults]
        if not failing and not broken:
            return "", 0, others
        from planlint.reporters import Page
        from planlint.reporters.text import report

        shown = result._replace(findings=tuple(failing))
        text = report(shown, Page(root=session.root)) if failing else ""
        return "\n".join([*broken, text]).strip(), failing[0].location.line if failing else 1, others

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding is one of this item's."""
        return True

    def fails(self, finding: Finding) -> bool:
        fail_on = self.config.getini("planlint_fail_on")
        order = SEVERITIES.index(finding.severity)
        return order <= SEVERITIES.index(fail_on) and fail_on != "never"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from planlint.errors import PlanlintError

        if isinstance(excinfo.value, FindingsError | PlanlintError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class PlanlintItem(_Item):
    """One file on its own."""

    def runtest(self) -> None:
        self.checked([self.path])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.line - 1 if self.line else None, f"planlint: {self.path.name}"


class PlanlintAcross(_Item):
    """All files together: only findings that need two of them."""

    def __init__(self, *, paths: list[Path], **settings: Any) -> None:
        super().__init__(**settings)
        self.paths = paths

    def runtest(self) -> None:
        self.checked(self.paths)

    def concerns(self, finding: Finding) -> bool:
        return any(place.location.path != finding.location.path for place in finding.related)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.config.rootpath, None, "planlint: across files"


def _of_indicator(path: Path) -> bool:
    if path.suffix not in (".yml", ".yaml"):
        return False
    from planlint import files

    return files.of_indicator(str(path))


def _on(config: pytest.Config) -> bool:
    return bool(config.getoption("--planlint") or config.getini("planlint"))


def _session(config: pytest.Config) -> Session:
    found = config.stash.get(SESSION, None)
    if found is None:
        from planlint.session import Session

        root, path = config.rootpath, config.getini("planlint_config")
        cache = getattr(config, "cache", None)  # None under -p no:cacheprovider
        folder = Path(cache.mkdir("planlint")) if cache else None
        found = Session(
            str(root), str(root / path) if path else None, config.getini("planlint_fail_on"), folder
        )
        config.stash[SESSION] = found
    return found
