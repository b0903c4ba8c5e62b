"""A plain Flask-SocketIO server, as its documentation would have one write it: one note, one commit, one emit.

Usage: python plain_flask.py PORT DATABASE
"""

import sys
import warnings

warnings.filterwarnings("ignore", message=r"[\s\S]*Eventlet is deprecated")

import eventlet  # noqa: E402

eventlet.monkey_patch()

import sqlite3  # noqa: E402
import uuid  # noqa: E402

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet", cors_allowed_origins="*")
database = sqlite3.connect(sys.argv[2], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("CREATE TABLE note (id TEXT PRIMARY KEY, room TEXT, author TEXT, text TEXT)")


@app.get("/healthz")
def healthz() -> str:
    return "ok"


@socketio.on("join")
def on_join(data: dict[str, str]) -> dict[str, bool]:
    join_room(data["room"])
    return {"ok": True}


@socketio.on("note.add")
def on_note(data: dict[str, str]) -> dict[str, bool]:
    note = {"id": str(uuid.uuid4()), "room": data["room"], "text": data["text"]}
    row = (note["id"], note["room"], request.sid, note["text"])
    database.execute("INSERT INTO note VALUES (?, ?, ?, ?)", row)
    emit("note.added", note, to=data["room"])
    return {"ok": True}


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]))
