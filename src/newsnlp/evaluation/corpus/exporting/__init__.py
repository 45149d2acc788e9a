"""The corpus in the forms that others read."""

from newsnlp.evaluation.corpus.exporting.brat import export_brat
from newsnlp.evaluation.corpus.exporting.conllu import export_conllu
from newsnlp.evaluation.corpus.exporting.gold_folder import export_gold
from newsnlp.evaluation.corpus.exporting.json_lines import export_json_lines
from newsnlp.evaluation.corpus.exporting.spacy_docbin import export_docbin

EXPORTERS = {
    "brat": export_brat,
    "conllu": export_conllu,
    "docbin": export_docbin,
    "gold": export_gold,
    "jsonl": export_json_lines,
}

__all__ = [
    "EXPORTERS",
    "export_brat",
    "export_conllu",
    "export_docbin",
    "export_gold",
    "export_json_lines",
]
