"""Delivery: turns HTTP requests and socket messages into commands, and answers with the result."""

import logging
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from flask_wtf import CSRFProtect

from server import assets, cli, days, errors, i18n, runtime, security, signing, tokens
from server.config import Settings
from server.http import (
    accounts,
    api,
    health,
    installed,
    join,
    own_account,
    posters,
    preparing,
    rehearsals,
    results,
    room,
    sign_in,
    staff,
    workshop,
)
from server.live import direct
from server.live.gateway import Gateway, LiveGateway
from server.live.guard import Guard
from server.live.hall import Hall
from server.places import STATIC, TEMPLATES
from server.requests import Request
from workshops.core.db import Database

MESSAGE_BYTES = 65_536


def create_app(settings: Settings) -> Flask:
    """Build the application. Nothing is configured at import time."""
    app = Flask(
        __name__,
        static_folder=STATIC,
        static_url_path="/static",
        template_folder=TEMPLATES,
    )
    app.request_class = Request
    app.secret_key = tokens.secret_key(settings)
    app.extensions["settings"] = settings
    app.extensions["origins"] = settings.origins
    database = Database(settings.database_url, blocking=runtime.blocking)
    app.extensions["database"] = database
    if not database.is_sqlite:
        runtime.wait_a_moment_for_postgresql()
    signing.register(app)
    security.register(app, settings)
    i18n.register(app)
    days.register(app)
    assets.register(app)
    errors.register(app)
    cli.register(app)
    _register_pages(app)
    _register_live(app, settings)
    return app


def _register_pages(app: Flask) -> None:
    csrf = CSRFProtect(app)
    csrf.exempt(api.blueprint)
    for blueprint in (
        join.blueprint,
        room.blueprint,
        sign_in.blueprint,
        staff.blueprint,
        workshop.blueprint,
        preparing.blueprint,
        results.blueprint,
        accounts.blueprint,
        own_account.blueprint,
        posters.blueprint,
        rehearsals.blueprint,
        api.blueprint,
        health.blueprint,
        installed.blueprint,
    ):
        app.register_blueprint(blueprint)


def _register_live(app: Flask, settings: Settings) -> None:
    direct.install()
    socketio = SocketIO()
    socketio.init_app(
        app,
        async_mode=runtime.async_mode(),
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=settings.origins,
        max_http_buffer_size=MESSAGE_BYTES,
        cookie=None,
        logger=logging.getLogger("socketio.server"),  # Else each adds a handler of its own,
        engineio_logger=logging.getLogger("engineio.server"),  # and says all twice.
    )
    socketio.on_namespace(LiveGateway("/live"))
    hall = Hall(app.extensions["database"], socketio, redis_url=settings.redis_url)
    app.extensions["hall"] = hall
    Guard(app, socketio.server, Gateway(socketio, hall).take)
    app.wsgi_app = _without_compression(app.wsgi_app)  # type: ignore[method-assign]


def _without_compression(inner: Any) -> Any:
    """eventlet takes any offer to deflate WebSocket messages, which halves what a core can send."""

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return inner(environ, start_response)

    return application
