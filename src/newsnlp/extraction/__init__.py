"""Candidates: one module for each thing found, rules and models side by side."""
