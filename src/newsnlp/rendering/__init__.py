"""Records -> views for people. Each renderer is a pure function of a record."""
