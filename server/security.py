"""What every response carries, and which origins may act with somebody's cookie."""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

from server.assets import is_kept_for_ever
from server.config import Settings
from workshops.core.errors import NotAllowed

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def register(app: Flask, settings: Settings) -> None:
    app.config.update(
        SESSION_COOKIE_NAME="ruamsang",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
        PERMANENT_SESSION_LIFETIME=60 * 60 * 24 * 60,
        MAX_CONTENT_LENGTH=65_536,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # The origin is checked below, over http too.
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    policy = _content_policy(settings)
    app.before_request(_check_origin)

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        # Scripts, styles and type are no document that a policy is for.
        if not is_kept_for_ever(response):
            response.headers.setdefault("Content-Security-Policy", policy)
            response.headers.setdefault("Referrer-Policy", "same-origin")
            response.headers.setdefault("X-Frame-Options", "DENY")
        if settings.is_https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _content_policy(settings: Settings) -> str:
    own = urlsplit(settings.public_url)
    socket = f"{'wss' if settings.is_https else 'ws'}://{own.netloc}"
    return "; ".join(
        [
            "default-src 'self'",
            "img-src 'self' data: blob:",
            f"connect-src 'self' {socket}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def _check_origin() -> None:
    """Refuse what another site's page sends. The API is exempt: it takes no cookies."""
    if request.method not in UNSAFE or request.path.startswith("/api/"):
        return
    origin = request.headers.get("Origin")
    if origin is None or origin not in allowed_origins():
        raise NotAllowed({"origin": "foreign"})


def allowed_origins() -> list[str]:
    origins: list[str] = current_app.extensions["origins"]
    return origins
