"""The declared names of one article: whom a form stands for, and where it occurs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.evaluation.annotations import MentionAnnotation, MentionLabel
from newsnlp.evaluation.corpus.header import Header
from newsnlp.evaluation.corpus.marks import MENTION_TAGS, NO_MENTION, Mark
from newsnlp.evaluation.corpus.source import Paragraph

Referent = tuple[MentionLabel, str]
RE_TITLE_MARKS = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")


def squeeze(text: str) -> str:
    """Return `text` without whitespace, as names are compared.

    >>> squeeze("张　三")
    '张三'
    """
    return "".join(text.split())


class DeclaredNames:
    """The people and organizations of a header, by every form of their names."""

    def __init__(self, header: Header) -> None:
        self._forms: dict[str, list[Referent]] = {}
        for person in header.people:
            self._declare("person", person.name, person.aliases)
        for organization in header.organizations:
            self._declare("organization", organization.name, organization.aliases)
        self._pattern = _names_pattern(self._forms)

    def referents(self, form: str) -> list[Referent]:
        """Return who or what may be called `form`: none, one, or several."""
        return self._forms.get(squeeze(form), [])

    def iter_mentions(self, paragraph: Paragraph) -> Iterator[MentionAnnotation]:
        """Yield the mentions in `paragraph`: those that are marked, and every declared name.

        A name inside a title in 《》, a marked title or a longer name is no mention.
        """
        yield from (m for mark in paragraph.marks if (m := self._marked(paragraph, mark)))
        for start, end in self.iter_unmarked(paragraph):
            form = paragraph.text[start:end]
            if len(referents := self.referents(form)) == 1:
                label, name = referents[0]
                yield MentionAnnotation(label=label, start=start, end=end, name=name)

    def iter_unmarked(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """Yield the places of declared names that no mark covers."""
        if self._pattern is None:
            return
        covered = _covered(paragraph)
        for match in self._pattern.finditer(paragraph.text):
            in_title = "《" not in match[0] and covered.get(match.start()) == "《"
            marked = covered.get(match.start(), "《") != "《" or (
                covered.get(match.end() - 1, "《") != "《"
            )
            if not in_title and not marked:
                yield match.span()

    def _declare(self, label: MentionLabel, name: str, aliases: tuple[str, ...]) -> None:
        for form in (name, *aliases):
            known = self._forms.setdefault(squeeze(form), [])
            if (label, name) not in known:
                known.append((label, name))

    def _marked(self, paragraph: Paragraph, mark: Mark) -> MentionAnnotation | None:
        label = MENTION_TAGS.get(mark.tag)
        if label is None:
            return None
        form = squeeze(paragraph.text[mark.start : mark.end])
        names = {name for kind, name in self.referents(form) if kind == label}
        name = mark.name or (names.pop() if len(names) == 1 else form)
        return MentionAnnotation.model_validate(
            {"label": label, "start": mark.start, "end": mark.end, "name": name}
        )


def _names_pattern(forms: dict[str, list[Referent]]) -> re.Pattern[str] | None:
    """A pattern that finds the longest name at each place; Latin names end at word borders."""
    longest_first = sorted((form for form in forms if form), key=lambda form: (-len(form), form))
    if not longest_first:
        return None
    return re.compile("|".join(_bounded(form) for form in longest_first))


def _bounded(form: str) -> str:
    before = r"(?<![A-Za-z])" if form[0].isascii() else ""
    after = r"(?![A-Za-z])" if form[-1].isascii() else ""
    return before + re.escape(form) + after


def _covered(paragraph: Paragraph) -> dict[int, str]:
    """Map each character inside a mention mark or a title in 《》 to what covers it."""
    covered = {
        at: "《"
        for match in RE_TITLE_MARKS.finditer(paragraph.text)
        for at in range(match.start(), match.end())
    }
    for mark in paragraph.marks:
        if mark.tag in MENTION_TAGS or mark.tag == NO_MENTION:
            covered |= dict.fromkeys(range(mark.start, mark.end), mark.tag)
    return covered
