"""A picture from a stranger, drawn anew as plain JPEG: pixels in, pixels out, nothing else.

A program of its own, which imports nothing of the product: it reads an upload from standard input
and writes the result. Whatever an image may do to a decoder happens in here, in a process with
little memory and little time. Metadata (EXIF, place, profiles, text) and whatever hangs behind
the image are gone since only pixels are copied.
"""

import io
import json
import resource
import sys

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 25_000_000
FULL_SIDE, SMALL_SIDE = 1600, 480
QUALITY = 82
MEMORY_BYTES = 768 * 1024 * 1024
RESULT_BYTES = 16 * 1024 * 1024
CPU_SECONDS = 10
PAPER = (255, 255, 255)


class NotTaken(Exception):
    """Why not, as one word: ``not_a_picture``, ``too_many_pixels`` or ``damaged``."""


def drawn_anew(data: bytes) -> tuple[dict[str, int], bytes, bytes]:
    """``width`` and ``height`` of the whole, the whole, and the small one. Raises ``NotTaken``."""
    pixels = _pixels(data)
    full = _jpeg(pixels, FULL_SIDE)
    small = _jpeg(pixels, SMALL_SIDE)
    width, height = Image.open(io.BytesIO(full)).size
    return {"width": width, "height": height}, full, small


def _pixels(data: bytes) -> Image.Image:
    image = _opened(data)
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise NotTaken("too_many_pixels")
    try:
        image.draft("RGB", (FULL_SIDE, FULL_SIDE))
        image.load()
        return _on_paper(ImageOps.exif_transpose(image))
    except MemoryError:
        raise NotTaken("too_many_pixels") from None
    except Exception as error:
        raise NotTaken("damaged") from error


def _opened(data: bytes) -> Image.Image:
    """Only the header has been read so far."""
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise NotTaken("too_many_pixels") from None
    except Exception as error:
        raise NotTaken("not_a_picture") from error


def _on_paper(image: Image.Image) -> Image.Image:
    """Opaque, in three colours, and without anything that came with the file."""
    with_alpha = image.convert("RGBA")
    paper = Image.new("RGB", with_alpha.size, PAPER)
    paper.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return paper


def _jpeg(pixels: Image.Image, side: int) -> bytes:
    copy = pixels.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def main() -> int:
    """Standard output: a line of JSON with the sizes, then both pictures one after the other."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (RESULT_BYTES, RESULT_BYTES))
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        facts, full, small = drawn_anew(sys.stdin.buffer.read())
    except NotTaken as why:
        sys.stderr.write(str(why))
        return 1
    head = {**facts, "full": len(full), "small": len(small)}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + full + small)
    return 0


if __name__ == "__main__":
    sys.exit(main())
