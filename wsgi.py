"""Entry point. eventlet patches the standard library before anything else is imported."""

import os

# The `flask` command runs as an ordinary program; the server may run under threads for a try.
IS_COOPERATIVE = (
    os.environ.get("FLASK_RUN_FROM_CLI") != "true"
    and os.environ.get("RUAMSANG_ASYNC_MODE", "eventlet") == "eventlet"
)

if IS_COOPERATIVE:
    import warnings

    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    import eventlet

    eventlet.monkey_patch()

import sys

from server import create_app, measures, runtime
from server.config import Settings, SettingsError
from server.database import bring_up_to_date
from server.log_keeping import keep_log_short
from server.logs import configure_logging
from server.rehearsal.director import Director


def main() -> int:
    """Serve until interrupted. A setting that cannot be is one line, not a traceback."""
    runtime.share_one_heap()
    try:
        settings = Settings.from_environ()
        configure_logging(settings)
        bring_up_to_date(settings.database_url)
        listener = runtime.listen(settings.host, settings.port)
    except SettingsError as error:
        return _give_up(str(error))
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        return _give_up(f"Cannot listen on {where}: {error.strerror}")
    app = create_app(settings)
    runtime.spawn(measures.watch_the_loop)
    runtime.spawn(Director(app).run)
    runtime.spawn(keep_log_short, app.extensions["database"])
    runtime.on_stop(app.extensions["hall"].say_good_bye)
    runtime.serve(listener, app)
    return 0


def _give_up(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
else:
    try:
        app = create_app(Settings.from_environ())
    except SettingsError as error:
        sys.exit(_give_up(str(error)))
