"""The items lexicon; read by the phrases pipe."""
