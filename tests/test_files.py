"""Named paths → files."""

import os
import sys
from pathlib import Path

import pytest

from planlint import api, config, files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.md", "a.TXT", "data/c.csv", "data/old/d.xlsx", "code.py", ".hidden.md", ".git/e.md",
        "node_modules/f.md", "~$b.docx", ".~lock.b.odt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str | files.Source, **settings: object) -> list[str]:
    sources, missing = files.sources(paths, config.load(None)._replace(**settings))  # type: ignore[arg-type]
    assert missing == []
    return [path.replace(os.sep, "/") for path, _ in sources]


@pytest.mark.usefixtures("folder")
class TestSources:
    def test_folder_is_searched_for_documents_in_order(self) -> None:
        assert found(".") == ["a.TXT", "b.md", "data/c.csv", "data/old/d.xlsx"]

    def test_file_named_itself_is_always_taken(self) -> None:
        assert found("code.py", ".hidden.md", exclude=("*",)) == ["code.py", ".hidden.md"]

    def test_each_file_comes_once_in_the_order_of_the_paths(self) -> None:
        assert found("data", "b.md", "./b.md", "data/c.csv") == ["data/c.csv", "data/old/d.xlsx", "b.md"]

    def test_glob_is_expanded_where_the_shell_did_not(self) -> None:
        assert found("**/*.csv", "*.md") == ["data/c.csv", "b.md"]

    def test_exclude_leaves_out_files_and_folders(self) -> None:
        assert found(".", exclude=("data/old", "*.md")) == ["a.TXT", "data/c.csv"]

    def test_include_replaces_the_known_endings(self) -> None:
        assert found(".", include=("*.py",)) == ["code.py"]

    def test_missing_path_is_a_fault_and_the_others_are_found(self) -> None:
        sources, [fault] = files.sources(["b.md", "none.md"], config.load(None))
        assert sources == [("b.md", None)]
        assert (fault.path, fault.reason) == ("none.md", "there is no such file or folder")

    def test_path_may_come_with_its_bytes(self) -> None:
        assert found(("stdin.md", b"x")) == ["stdin.md"]

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
    def test_folder_that_links_to_itself_ends(self, folder: Path) -> None:
        (folder / "data" / "again").symlink_to(folder / "data", target_is_directory=True)
        assert found("data") == ["data/c.csv", "data/old/d.xlsx"]

    def test_sets_are_found_by_glob(self) -> None:
        chosen = config.load(None)._replace(sets={"district": ("data/*", "b.md")})
        assert files.sets(["a.TXT", "b.md", "data/c.csv"], chosen) == {
            "b.md": "district",
            "data/c.csv": "district",
        }


def test_reports_of_its_own_are_left_out_of_folders(tmp_path: Path) -> None:
    from planlint.reporters import Page
    from planlint.reporters.html import report

    (tmp_path / "plan.md").write_text(
        "| 指标 | 2020年 |\n|---|---|\n| 森林覆盖率 | 12.66% |\n", encoding="utf-8"
    )
    result = api.lint(tmp_path, isolated=True)
    (tmp_path / "report.html").write_text(str(report(result, Page())), encoding="utf-8")
    again = api.lint(tmp_path, isolated=True)
    assert [os.path.basename(d.path) for d in again.documents] == ["plan.md"]
