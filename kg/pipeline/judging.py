"""The judgements that a build replays: those of the ontology's folder, those of the output folder, and given files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.judgements import FILE, read, together
from kg.model import Article, Judgement, Source, content_id
from kg.ontology import Ontology, default_path
from kg.pipeline.corpus import Corpus
from kg.resolve import Judged
from kg.text import assemble


@dataclass(frozen=True, slots=True)
class Judging:
    """What persons have decided, and the files that say it."""

    judgements: Sequence[Judgement] = ()
    files: Sequence[str] = ()

    def over(self, corpus: Corpus) -> Judged:
        """The judgements, and the articles that they can speak of."""
        if not self.judgements:
            return Judged()
        found = ((source, article) for source, articles in corpus.whole() for article in articles)
        return Judged(self.judgements, {article.id: text_id(source, article) for source, article in found})

    def report(self, stale: Sequence[Judgement]) -> dict[str, Any]:
        """For run.json: files, how many judgements, and those that speak of nothing any more. Empty without any."""
        if not self.judgements:
            return {}
        return {"files": list(self.files), "count": len(self.judgements), "stale": [asdict(one) for one in stale]}


def text_id(source: Source, article: Article) -> str:
    """The hash of an article's text: the same wherever the article stands and however its file is called."""
    return content_id(assemble(source, article).text)


def find_judgements(
    given: Sequence[str | os.PathLike[str]], target: Path | None, ontology: str | Path | Ontology | None
) -> Judging:
    """All judgements that count. Raises UsageError for a file that is missing or broken, and for a contradiction."""
    missing = [str(path) for path in given if not Path(path).is_file()]
    if missing:
        raise UsageError(
            f"找不到判断文件 no such file of judgements: {', '.join(missing)}\n  remedy: 检查路径 check the path"
        )
    folders = [] if isinstance(ontology, Ontology) else [default_path() if ontology is None else Path(ontology)]
    folders += [target] if target is not None else []
    own = [folder / FILE for folder in folders if (folder / FILE).is_file()]
    files = list(dict.fromkeys(Path(path).resolve() for path in (*own, *given)))
    return Judging(together(one for path in files for one in read(path)), [path.name for path in files])
