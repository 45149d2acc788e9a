"""From folders of gold and text to the printed table and the file of errors."""

from __future__ import annotations

from pathlib import Path

import click

from newsnlp.settings import Settings


def print_evaluation(
    gold: Path,
    texts: Path,
    predictions: Path | None,
    settings: Settings,
    errors: Path | None,
    *,
    with_baselines: bool,
) -> None:
    """Print the table of one system on `gold`, and write its errors where they are wanted."""
    from newsnlp import evaluation  # loaded here, so that no other command waits for it

    articles = evaluation.load_gold(gold, texts)
    if predictions:
        annotator, system = evaluation.file_annotator(predictions), predictions.name
    else:
        annotator, system = evaluation.newsnlp_annotator(settings), "newsnlp"
    result = evaluation.evaluate(articles, annotator, system)
    baselines = evaluation.evaluate_baselines(articles) if with_baselines else []
    click.echo(evaluation.render_table([result], baselines), nl=False)
    if errors:
        errors.write_text(evaluation.render_errors(result.disagreements), encoding="utf-8")
