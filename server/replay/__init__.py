"""Plays a recorded consultation against a running server; it speaks the public protocol only."""
