"""DOCX: a Word review comment at exactly the characters of each finding; runs are split where needed."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from planlint.annotators import AUTHOR, INITIALS, Annotated, said
from planlint.annotators.places import Origin, Places
from planlint.annotators.runs import SPACE, Paragraph, lifted, marked
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
    copies = _Copies(word)
    wanted = [(finding, *_anchors(finding, source, copies)) for finding in findings]
    cut = _split(wanted)
    # python-docx's own add_comment looks through all of them for a number: 14 s for 4000
    comments = word.part._comments_part.element
    there = max((int(own.get(f"{W}id", "0")) for own in comments), default=-1)
    for number, (finding, first, last) in enumerate(wanted, there + 1):
        comments.append(_comment(comments, number, said(finding, document)))
        marked(*_ends(cut, first, last), number)
    copy = BytesIO()
    word.save(copy)
    return Annotated(copy.getvalue(), len(wanted))


def _comment(comments: Element, number: int, lines: Sequence[str]) -> Element:
    """A comment of some paragraphs; without a date, so that the same input gives the same text."""
    about = {f"{W}id": str(number), f"{W}author": AUTHOR, f"{W}initials": INITIALS}
    comment = comments.makeelement(f"{W}comment", about)
    for line in lines:
        paragraph = comment.makeelement(f"{W}p")
        run = paragraph.makeelement(f"{W}r")
        words = run.makeelement(f"{W}t", {SPACE: "preserve"})
        words.text = line
        run.append(words)
        paragraph.append(run)
        comment.append(paragraph)
    mark = comment.makeelement(f"{W}r")  # what Word shows of the comment's place at its beginning
    mark.append(mark.makeelement(f"{W}annotationRef"))
    comment[0].insert(0, mark)
    return comment


def _opened(path: str, data: bytes) -> "Word":
    import docx

    try:
        return docx.Document(BytesIO(data))
    except (ValueError, KeyError) as error:
        raise ReadError(f"no comments can be written into this file: {error}", path) from error


class _Copies:
    """The paragraphs of the copy by those that planlint read."""

    def __init__(self, word: "Word") -> None:
        self.word = word
        self._paragraphs = list(word.element.body.iter(f"{W}p"))
        self._whole: dict[Element, int] = {}  # paragraph read → its last character where the copy's differ

    def anchor(self, place: Origin, source: Places) -> Anchor | Element:
        """Where a character stands in the copy."""
        element = place.paragraph
        if (note := _note(element)) is not None:
            return _citing(self.word, *note)
        own = self._paragraphs[source.ordinal(element)]
        if next(element.iterancestors(BOX), None) is not None:
            return lifted(own)
        if element not in self._whole:
            said = text(own)
            self._whole[element] = -1 if said == text(element) else len(said)
        if (length := self._whole[element]) >= 0:  # never: python-docx read other characters than planlint
            return own, 0, max(length - 1, 0)
        return own, place.at, place.at


def _anchors(finding: Finding, source: Places, copies: _Copies) -> tuple[Anchor | Element, Anchor | Element]:
    """Where the comment of a finding begins and ends: characters of paragraphs, or a run as a whole."""
    first, last = (copies.anchor(place, source) for place in source.ends(finding.location))
    return (first, last) if isinstance(first, tuple) and isinstance(last, tuple) else (first, first)


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
