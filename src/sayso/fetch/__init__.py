"""Fetch: a file, a folder or a stream goes in, pages (bytes, name, time, media type) come out."""
