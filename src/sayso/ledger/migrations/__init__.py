"""Numbered SQL files, applied once each in their order; PRAGMA user_version holds the last number."""
