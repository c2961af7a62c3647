"""DOCX: a Word review comment at exactly the characters of each finding; runs are split where needed."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from planlint.annotators import AUTHOR, INITIALS, Annotated, said
from planlint.annotators.places import Places
from planlint.annotators.runs import Paragraph, lifted, marked
from planlint.errors import ReadError
from planlint.model import Document, Finding
from planlint.readers.docx import trace
from planlint.readers.package import Element, W
from planlint.readers.runs import text

if TYPE_CHECKING:
    from docx.document import Document as Word

BOX = f"{W}txbxContent"
Anchor = tuple[Element, int, int]  # a paragraph of the copy, its first and last character to mark


def annotate(path: str, data: bytes, document: Document, findings: Sequence[Finding]) -> Annotated:
    """The copy of a DOCX file with one comment a finding.

    What stands in a footnote is marked at its number, what stands in a text box at the box: Word has no
    comments inside of them.
    """
    word = _opened(path, data)
    source = Places(trace(path, data), document)
    paragraphs = list(word.element.body.iter(f"{W}p"))
    wanted = [(finding, *_anchors(finding, source, paragraphs, word)) for finding in findings]
    cut = _split(wanted)
    for finding, first, last in wanted:
        comment = word.comments.add_comment("\n".join(said(finding, document)), AUTHOR, INITIALS)
        del comment._comment_elm.attrib[f"{W}date"]  # the same input gives the same text
        start, end = _ends(cut, first, last)
        marked(start, end, comment.comment_id)
    copy = BytesIO()
    word.save(copy)
    return Annotated(copy.getvalue(), len(wanted))


def _opened(path: str, data: bytes) -> "Word":
    import docx

    try:
        return docx.Document(BytesIO(data))
    except (ValueError, KeyError) as error:
        raise ReadError(f"no comments can be written into this file: {error}", path) from error


def _anchors(
    finding: Finding, source: Places, paragraphs: list[Element], word: "Word"
) -> tuple[Anchor | Element, Anchor | Element]:
    """Where the comment of a finding begins and ends: characters of paragraphs, or a run as a whole."""
    first, last = source.ends(finding.location)
    ends: list[Anchor | Element] = []
    for place in (first, last):
        element = place.paragraph
        if (note := _note(element)) is not None:
            ends.append(_citing(word, *note))
            continue
        box = next(element.iterancestors(BOX), None)
        own = paragraphs[source.ordinal(element)]
        if box is not None:
            ends.append(lifted(own))
        elif text(own) != text(element):  # never: python-docx read other characters than planlint did
            ends.append((own, 0, max(len(text(own)) - 1, 0)))
        else:
            ends.append((own, place.at, place.at))
    if not isinstance(ends[0], tuple) or not isinstance(ends[1], tuple):
        ends[1] = ends[0]
    return ends[0], ends[1]


def _split(wanted: Sequence[tuple[Any, ...]]) -> dict[Element, Paragraph]:
    """The paragraphs to mark, their runs split at every place where a comment begins or ends."""
    cuts: dict[Element, set[int]] = {}
    for _, first, last in wanted:
        if isinstance(first, tuple):
            cuts.setdefault(first[0], set()).add(first[1])
            cuts.setdefault(last[0], set()).add(last[2] + 1)
    return {paragraph: Paragraph(paragraph, found) for paragraph, found in cuts.items()}


def _ends(
    cut: dict[Element, Paragraph], first: Anchor | Element, last: Anchor | Element
) -> tuple[Element, Element]:
    if not isinstance(first, tuple) or not isinstance(last, tuple):
        return first, last
    return cut[first[0]].holder(first[1]), cut[last[0]].holder(last[2])


def _note(element: Element) -> tuple[str, str] | None:
    """The kind and number of the footnote or endnote that a paragraph stands in."""
    for kind in ("footnote", "endnote"):
        note = next(element.iterancestors(W + kind), None)
        if note is not None:
            return kind, note.get(f"{W}id", "")
    return None


def _citing(word: "Word", kind: str, number: str) -> Element:
    """The run that cites a footnote."""
    for mark in _marks(word, kind):
        if mark.get(f"{W}id") == number:
            return lifted(mark)
    raise AssertionError("a footnote is only read where it is cited")


def _marks(word: "Word", kind: str) -> Iterator[Element]:
    yield from word.element.body.iter(f"{W}{kind}Reference")
