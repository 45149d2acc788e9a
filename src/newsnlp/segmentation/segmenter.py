"""The segmentation layer: marks before sentences, sentences before tokens."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

from newsnlp.records import Block, Token
from newsnlp.segmentation.enclosures import find_enclosures
from newsnlp.segmentation.folding import fold
from newsnlp.segmentation.segmented import Paragraph, SegmentedText
from newsnlp.segmentation.sentences import find_sentences
from newsnlp.segmentation.user_dictionary import load_user_dictionary
from newsnlp.settings import Settings

if TYPE_CHECKING:
    from newsnlp.segmentation.jieba_segmenter import JiebaSegmenter


class Segmenter:
    """Cuts articles; built once from `Settings`, it loads jieba's dictionary on first use.

    Threads may share it, and it can be pickled: a copy loads the dictionary anew.

    Raises:
        SettingsError: for a user dictionary that cannot be read, or an entry that is no word.
        LexiconError: for a line of its file that is no word.
    """

    def __init__(self, settings: Settings) -> None:
        self._user_words = load_user_dictionary(settings.user_dictionary)
        self._loading = Lock()
        self._jieba: JiebaSegmenter | None = None

    def __call__(self, text: str, blocks: tuple[Block, ...]) -> SegmentedText:
        """Cut `text`, whose lines serve as `blocks` says."""
        paragraphs = tuple(Paragraph(b.span.start, b.span.end, b.kind) for b in blocks)
        folded = fold(text)
        enclosures = find_enclosures(text, paragraphs)
        sentences = find_sentences(folded, paragraphs, enclosures)
        return SegmentedText(text, folded, paragraphs, enclosures, sentences, self.tokenize)

    def tokenize(self, text: str, words: Iterable[tuple[str, str]] = ()) -> list[Token]:
        """Cut `text` into tokens that cover it, spaces included.

        Args:
            text: any text.
            words: words of this article, each with its tag (王恩东, nr): kept whole and tagged so
                in this call, and in no other.

        >>> segmenter = Segmenter(Settings())
        >>> [(t.text, t.pos) for t in segmenter.tokenize("王恩东说，算力", [("王恩东", "nr")])]
        [('王恩东', 'nr'), ('说', 'v'), ('，', 'x'), ('算力', 'n')]
        """
        return self._loaded().tokenize(text, words)

    def _loaded(self) -> JiebaSegmenter:
        with self._loading:
            if self._jieba is None:
                from newsnlp.segmentation.jieba_segmenter import JiebaSegmenter

                self._jieba = JiebaSegmenter(self._user_words)
            return self._jieba

    def __getstate__(self) -> dict[str, Any]:
        return {"_user_words": self._user_words}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _loading=Lock(), _jieba=None)
