"""Where templates and browser code lie: beside the packages in a clone, inside `server` once installed."""

from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE if (_HERE / "templates").is_dir() else _HERE.parent

STATIC = _ROOT / "static"
TEMPLATES = _ROOT / "templates"
