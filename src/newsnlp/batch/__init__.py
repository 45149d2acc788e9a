"""Many articles: from folders, patterns and tables to one file, whatever happens on the way."""
