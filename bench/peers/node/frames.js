// Socket.IO with the product's two ideas: all notes that have arrived share a commit and one frame.
// The room is self-clocked: what arrives while a frame is being sent fills the next one.
// Usage: node frames.js PORT DATABASE
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
let waiting = [];

io.on("connection", (socket) => {
  socket.on("join", ({ room }, answer) => {
    socket.join(room);
    answer({ ok: true });
  });
  socket.on("note.add", ({ room, text }, answer) => {
    waiting.push({ note: { id: randomUUID(), room, text }, author: socket.id, answer });
    if (waiting.length === 1) setImmediate(workOff);
  });
});

function workOff() {
  const batch = waiting;
  waiting = [];
  commit(batch);
  const rooms = Map.groupBy(batch.map(({ note }) => note), (note) => note.room);
  for (const [room, notes] of rooms) io.to(room).emit("frame", notes);
  for (const { answer } of batch) answer({ ok: true });
}

function commit(batch) {
  database.exec("BEGIN IMMEDIATE");
  for (const { note, author } of batch) insert.run(note.id, note.room, author, note.text);
  database.exec("COMMIT");
}

http.listen({ port: Number(port), host: "127.0.0.1" });
