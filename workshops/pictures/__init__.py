"""Pictures: photographs that people put on notes. What a note makes of them is in ``boards``."""
