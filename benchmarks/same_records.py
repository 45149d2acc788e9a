"""Whether two versions of the library give the same records: the proof of a faster one.

    python benchmarks/same_records.py write BEFORE.tsv [TEXTS ...]   # in the old version
    python benchmarks/same_records.py check BEFORE.tsv [TEXTS ...]   # in the new one

Each article of corpora/, and of each further folder (*.txt) or file (*.jsonl, the text under
"content"), is read with rules and model, with rules alone and with the model alone; a row has the
checksum of its record. `check` names the articles whose record is another, and fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from newsnlp import Pipeline, Settings
from newsnlp.evaluation.corpus.collection import load_corpus

CORPORA: Final = Path(__file__).parents[1] / "corpora"
SETTINGS: Final[Mapping[str, Settings]] = MappingProxyType(
    {
        "both": Settings(),
        "rules": Settings(model=None),
        "model": Settings(rules=False),
    }
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write checksums, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("action", choices=("write", "check"))
    parser.add_argument("checksums", type=Path)
    parser.add_argument("texts", type=Path, nargs="*", help="folders of *.txt, or *.jsonl files")
    parser.add_argument("--articles", type=int, help="how many texts at most")
    options = parser.parse_args(arguments)
    texts = list(read_texts(options.texts))[: options.articles]
    rows = [f"{name}\t{checksum}" for name, checksum in iter_checksums(texts)]
    if options.action == "write":
        options.checksums.write_text("\n".join([*rows, ""]), encoding="utf-8")
        return
    before = set(options.checksums.read_text(encoding="utf-8").splitlines())
    changed = [row.rpartition("\t")[0] for row in rows if row not in before]
    print(f"{len(rows)} records, {len(changed)} changed", *changed, sep="\n")
    sys.exit(bool(changed))


def read_texts(sources: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each article of corpora/ and of `sources`."""
    for article in load_corpus(CORPORA):
        yield f"corpora/{article.id}", article.text
    for source in sources:
        if source.is_dir():
            for path in sorted(source.glob("*.txt")):
                yield str(path), path.read_text(encoding="utf-8")
        else:
            for number, line in enumerate(source.open(encoding="utf-8"), start=1):
                yield f"{source}:{number}", json.loads(line)["content"]


def iter_checksums(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the checksum of the record of each of `texts` under each setting."""
    for setting, settings in SETTINGS.items():
        pipeline = Pipeline(settings)
        for name, text in texts:
            record = pipeline.extract(text, format="text").model_dump_json()
            yield f"{setting}\t{name}", hashlib.sha256(record.encode()).hexdigest()


if __name__ == "__main__":
    main()
