"""The news: the meeting and the events, words and dates only; nothing is computed here."""
