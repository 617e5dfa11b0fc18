"""Cards: answers → everything a card says and draws, without a page."""
