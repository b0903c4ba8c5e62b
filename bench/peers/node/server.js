// A plain Socket.IO server as its documentation would have one write it: one note, one commit, one emit.
// Usage: node server.js PORT DATABASE
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { Server } from "socket.io";

const [port, path] = process.argv.slice(2);
const database = new DatabaseSync(path);
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
database.exec("CREATE TABLE note (id TEXT PRIMARY KEY, room TEXT, author TEXT, text TEXT)");
const insert = database.prepare("INSERT INTO note VALUES (?, ?, ?, ?)");

const http = createServer((request, response) => response.end("ok"));
const io = new Server(http, { cors: { origin: "*" }, serveClient: false });

io.on("connection", (socket) => {
  socket.on("join", ({ room }, answer) => {
    socket.join(room);
    answer({ ok: true });
  });
  socket.on("note.add", ({ room, text }, answer) => {
    const note = { id: randomUUID(), room, text };
    insert.run(note.id, room, socket.id, text);
    io.to(room).emit("note.added", note);
    answer({ ok: true });
  });
});

http.listen({ port: Number(port), host: "127.0.0.1" });
