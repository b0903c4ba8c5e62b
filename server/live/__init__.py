"""The live side: sockets in, frames out."""
