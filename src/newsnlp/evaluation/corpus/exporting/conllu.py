"""Export to CoNLL-U: a word a line, what is annotated in MISC.

MISC holds `Offset=12:14`, `SpaceAfter=No`, and B- (first word) or I- (further words) of
`Mention=B-person:吴岱`, `Quote=B-direct:3`, `Cue=B-3`, `Source=B-3`. The number is that of the
piece, whose speaker stands in the comment `# quote 3 = …`. Of nested pieces a word has the
innermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.evaluation.annotations import QuoteAnnotation
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.corpus.exporting.words import iter_words
from newsnlp.records import Token

SENTENCE_ENDS = frozenset("。！？")
CLOSERS = frozenset("”’」』）")


def to_conllu(article: CorpusArticle) -> str:
    """Return `article` in CoNLL-U; sentences end at end marks and with their paragraph."""
    quotes = enumerate(article.annotation.quotes, start=1)
    lines = [f"# newdoc id = {article.id}", *(_comment(*numbered) for numbered in quotes)]
    tags = dict(_iter_tags(article))
    for number, sentence in enumerate(_iter_sentences(article), start=1):
        text = article.text[sentence[0].start : sentence[-1].end]
        lines += [f"# sent_id = {article.id}-{number}", f"# text = {' '.join(text.split())}"]
        lines += [_line(at, word, article, tags) for at, word in enumerate(sentence, start=1)]
        lines.append("")
    return "\n".join(lines) + "\n"


def export_conllu(articles: Iterable[CorpusArticle], out: Path) -> None:
    """Write each of `articles` to ID.conllu in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for article in articles:
        (out / f"{article.id}.conllu").write_text(to_conllu(article), encoding="utf-8")


def _comment(number: int, quote: QuoteAnnotation) -> str:
    optional = " optional" * quote.optional
    return (
        f"# quote {number} = {quote.kind}{optional} {quote.speaker_kind} {quote.speaker}".rstrip()
    )


def _iter_sentences(article: CorpusArticle) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for word in iter_words(article):
        if sentence and _is_border(article, sentence, word):
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def _is_border(article: CorpusArticle, sentence: list[Token], word: Token) -> bool:
    gap = article.text[sentence[-1].end : word.start]
    if "\n" in gap and (article.header.layout == "text" or gap.strip("\n") or "\n\n" in gap):
        return True  # in a wrapped article, a paragraph begins after an indent or an empty line
    words = [w.text for w in sentence]
    while words and words[-1] in CLOSERS:
        words.pop()
    return bool(words) and words[-1] in SENTENCE_ENDS and word.text not in CLOSERS


def _iter_tags(article: CorpusArticle) -> Iterator[tuple[tuple[int, str], tuple[str, int]]]:
    """Yield, for each character and column, the tag there and where its span begins."""
    annotation = article.annotation
    for mention in annotation.mentions:
        for at in range(mention.start, mention.end):
            yield (at, "Mention"), (f"{mention.label}:{mention.name}", mention.start)
    for number, quote in enumerate(annotation.quotes, start=1):
        for at in range(quote.start, quote.end):
            yield (at, "Quote"), (f"{quote.kind}:{number}", quote.start)
        for column, span in (("Cue", quote.cue_span), ("Source", quote.source_span)):
            for at in range(*span) if span else ():
                yield (at, column), (str(number), span[0] if span else 0)


def _line(
    number: int,
    word: Token,
    article: CorpusArticle,
    tags: dict[tuple[int, str], tuple[str, int]],
) -> str:
    misc = []
    for column in ("Cue", "Mention", "Quote", "Source"):
        if (word.start, column) in tags:
            tag, start = tags[word.start, column]
            misc.append(f"{column}={'B' if start == word.start else 'I'}-{tag}")
    misc.append(f"Offset={word.start}:{word.end}")
    if not article.text[word.end : word.end + 1].isspace():
        misc.append("SpaceAfter=No")
    form = "".join(word.text.split())
    return "\t".join((str(number), form, "_", "_", word.pos, "_", "_", "_", "_", "|".join(misc)))
