"""Images of pages: PNG, JPEG and TIFF, read by their pictures."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.read import ocr
from kg.read.lines import Line, put_together
from kg.read.registry import Content, Document, reader

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "TIFF")


@reader(".png", ".jpg", ".jpeg", ".tif", ".tiff")
def read_image(document: Document) -> Content:
    """A scanned page, or several in a TIFF; ``Place.label`` is ``第1页 [310,402,1980,450]``: the box in pixels."""
    if not ocr.available():
        raise document.error(ocr.MISSING, ocr.MISSING_ENGLISH)
    text, places = put_together(_lines(document, document.data()))
    return Content(text, places=places)


def _lines(document: Document, data: bytes) -> Iterator[Line]:
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of size: the limits speak of that; of odd tags: they do not matter
        try:
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise document.error("图像太大；请缩小", "the image is too large; make it smaller") from error
        with picture:
            frames = getattr(picture, "n_frames", 1)
            document.check_pages(frames)
            for number in range(frames):
                picture.seek(number)
                _check_pixels(document, picture)
                document.check_time()
                yield from ocr.picture_lines(ImageOps.exif_transpose(_grey(picture)), number + 1, 1.0)


def _check_pixels(document: Document, picture: Image) -> None:
    width, height = picture.size
    if width * height > document.limits.pixels:
        raise document.error(
            f"图像有 {width}×{height} 像素，超过 {document.limits.pixels}；请缩小，或放宽 --max-pixels",
            f"{width} × {height} pixels, more than {document.limits.pixels}; make it smaller, or raise --max-pixels",
        )


def _grey(picture: Image) -> Image:
    """In shades of grey, what is transparent as white paper."""
    from PIL import Image

    if "transparency" in picture.info or picture.mode in {"LA", "PA", "RGBA"}:
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("L")
    return picture.convert("L")
