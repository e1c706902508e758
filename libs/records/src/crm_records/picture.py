"""A photo made anew: upright, at most 1,024 pixels, without anything but its pixels. Runs in a child process.

It stands by itself because the child imports the packages above it: beside the routes it would load the whole service.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000
SIDE = 1024
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


def made_anew(source: str, target: str) -> str:
    """Write the picture to `target`; its media type. ValueError where it is none, or too large to be opened.

    MemoryError where it takes more than the process may have.
    """
    content = BytesIO(Path(source).read_bytes())        # a disk that fails is not taken for a picture that does
    Image.init()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(content, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            opened.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(opened)
            picture = upright.convert("RGBA" if _has_alpha(upright) else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as e:
        raise ValueError("not a picture") from e
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    plain = Image.new(picture.mode, picture.size)       # a new image takes nothing along but pixels
    plain.paste(picture)
    with Path(target).open("wb") as file:
        if plain.mode == "RGBA":
            plain.save(file, "PNG", optimize=True)
            return "image/png"
        plain.save(file, "JPEG", quality=85, optimize=True)
        return "image/jpeg"


def _has_alpha(picture: Image.Image) -> bool:
    return "A" in picture.getbands() or "transparency" in picture.info
