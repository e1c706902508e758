"""Where things are in the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
WEB = ROOT / "web"
WEB_DIST = WEB / "dist"
CACHE = ROOT / ".crm"
DEFAULT_DATA = CACHE / "data"
