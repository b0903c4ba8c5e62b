// The floor: every message to every socket. Nothing is stored, checked or acknowledged.
// Usage: node bare.js PORT
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const http = createServer((request, response) => response.end("ok"));
const everybody = new WebSocketServer({ server: http, perMessageDeflate: false });

everybody.on("connection", (socket) => {
  socket.on("message", (message) => {
    for (const one of everybody.clients) one.send(message, { binary: false });
  });
});

http.listen({ port: Number(process.argv[2]), host: "127.0.0.1" });
