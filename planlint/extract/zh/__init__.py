"""Chinese sentences → figures."""

from planlint.extract.quantities import scan
from planlint.extract.zh.facts import Facts, Setting
from planlint.extract.zh.periods import times
from planlint.extract.zh.places import places
from planlint.extract.zh.reading import Reader
from planlint.extract.zh.roles import announced, chapter, frame
from planlint.extract.zh.sentences import sentences
from planlint.extract.zh.words import words
from planlint.model import Document, Figure, Unread
from planlint.vocabulary import Vocabulary


def figures(document: Document, vocabulary: Vocabulary) -> tuple[list[Figure], list[Unread]]:
    """The figures of all prose blocks in order, and every Arabic number of them that makes none."""
    lists = words(vocabulary)
    framed = frame(document, lists)
    facts = Facts(document, vocabulary, framed)
    reader = Reader(facts, places(document, lists), lists)
    open_chapters = [(0, framed.default)]
    below = None
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            continue
        text = block.text.string
        if block.kind == "heading":
            before = None
            while len(open_chapters) > 1 and open_chapters[-1][0] >= block.level:
                before = open_chapters.pop()[1]
            parent = open_chapters[-1][1]
            if before and before.role == "target":
                parent = before  # behind the aims of a report come more of them
            open_chapters.append((block.level, chapter(text, parent, framed, lists)))
            below = None
        elif block.kind == "paragraph" and not text.startswith("—"):
            below = announced(block, framed, lists)
        numbers = scan(text)
        if not numbers:
            continue
        said = times(text, framed.now, lists)
        setting = Setting(block, index, 0, below or open_chapters[-1][1], None)
        meant = reader.block(text, numbers, said, setting)
        if meant:
            for sentence in sentences(text, meant):
                reader.sentence(sentence)
    return facts.figures, facts.unread
