"""Documents → figures: what stands in tables and sentences, and what a document says of itself."""

from planlint.extract import titles
from planlint.extract.accounting import completed
from planlint.model import Block, Document, Figure, Unread
from planlint.vocabulary import Vocabulary

SHEETS = frozenset({"csv", "xlsx", "xls", "ods"})  # formats of data, whose tables may be in long form


def extract(document: Document, vocabulary: Vocabulary) -> Document:
    """The document with its figures and its unread numbers in source order, its place, year and language."""
    title = titles.title(document, vocabulary)
    document = document._replace(place=title.place, year=title.year, language=titles.language(document))
    figures: list[Figure] = []
    unread: list[Unread] = []
    if document.language == "zh" and any(block.kind != "table" for block in document.blocks):
        from planlint.extract import zh  # tables without prose need not wait for it

        figures, unread = zh.figures(document, vocabulary)
    unread += completed(document, figures, unread)
    if vocabulary.columns:
        from planlint.extract import renamed

        document = renamed.with_configured(document, vocabulary)
    blocks = list(document.blocks)
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            if document.format in SHEETS and (long := _long(document, index, vocabulary)):
                found, left, blocks[index] = long
            else:
                from planlint.extract import tables  # 8 ms that prose need not wait for

                found, left = tables.figures(document, index, vocabulary, title)
        elif block.kind == "metadata":
            from planlint.extract import metadata  # few documents have any

            found, left = metadata.figures(document, index, vocabulary)
        else:
            continue
        figures += found
        unread += left
    if vocabulary.columns:
        unread = renamed.as_printed(unread, document)
    return document._replace(
        blocks=tuple(blocks),
        figures=tuple(sorted(figures, key=_place)),
        unread=tuple(sorted(unread, key=_place)),
    )


def _long(
    document: Document, index: int, vocabulary: Vocabulary
) -> tuple[list[Figure], list[Unread], Block] | None:
    """The figures of a table in long form and what is left of the table; None for any other table."""
    from planlint.extract import longform

    block = document.blocks[index]
    if form := longform.form(block, document, vocabulary):
        return *longform.figures(document, index, form, vocabulary), longform.emptied(block)
    return None


def _place(entry: Figure | Unread) -> tuple[object, ...]:
    return entry.location[1:3]
