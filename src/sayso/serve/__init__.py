"""Serve: records and answers come in, what a person or a program reads goes out."""
