"""The one place where what rules found and what the model found become one, by their scores."""
