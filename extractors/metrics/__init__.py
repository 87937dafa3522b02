"""The metrics lexicon; read by the phrases pipe."""
