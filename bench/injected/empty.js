// The least that a content script can be.
