"""Invented press releases with the facts a careful reader finds in them, and their scorer."""
