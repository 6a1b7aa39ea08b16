"""Who said what: content, cue, speaker and targets of direct, indirect and mixed speech."""
