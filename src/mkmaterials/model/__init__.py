"""The nouns of the field: press release and event summary."""
