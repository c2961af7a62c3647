"""A document and its findings → a copy with a comment at the place of each: one module a format.

A format is a module with `annotate(path, data, document, findings) -> Annotated`. The original is never
written; the copy says what the original says and nothing else acts in it.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

from planlint.errors import ReadError
from planlint.model import Document, Finding
from planlint.named import NamedTuple
from planlint.printable import printable

ANNOTATORS = {"docx": "docx", "xlsx": "xlsx", "markdown": "text", "html": "text", "text": "text"}
AUTHOR, INITIALS = "planlint", "PL"
SEVERITIES = {
    "en": {"error": "Error", "warning": "Warning", "info": "Note"},
    "zh": {"error": "错误", "warning": "警告", "info": "提示"},
}


class Annotated(NamedTuple):
    """The bytes of the copy, how many comments are in it, and what the copy has lost, in sentences."""

    data: bytes
    comments: int
    lost: tuple[str, ...] = ()


Annotator = Callable[[str, bytes, Document, Sequence[Finding]], Annotated]


def annotate(path: str, data: bytes, document: Document, findings: Sequence[Finding]) -> Annotated:
    """The copy of a document with a comment for each finding in it that is not set aside.

    Raises ReadError for a format that holds no comments.
    """
    module = ANNOTATORS.get(document.format)
    if module is None:
        known = ", ".join(ANNOTATORS)
        raise ReadError(
            f"comments cannot be written into {document.format}, only into {known}; "
            "`planlint report` shows any document with its findings",
            path,
        )
    found: Annotator = import_module(f"planlint.annotators.{module}").annotate
    own = [finding for finding in findings if finding.location.path == document.path and not finding.waived]
    return found(path, data, document, own)


def said(finding: Finding, document: Document) -> list[str]:
    """The lines of a comment: severity and message, what it is compared with, the suggestion, the rule."""
    severity = SEVERITIES[document.language if document.language in SEVERITIES else "en"][finding.severity]
    lines = [f"{severity}: {printable(finding.message)}"]
    for place in finding.related[:8]:
        at = place.location
        where = f"{at.path}, l. {at.line}" if at.path != document.path else place.note
        lines.append(f"↔ {printable(place.text)}" + (f" ({printable(where)})" if where else ""))
    if len(finding.related) > 8:
        lines.append(f"↔ + {len(finding.related) - 8}")
    if finding.suggestion:
        lines.append(f"→ {printable(finding.suggestion)}")
    return [*lines, finding.rule]
