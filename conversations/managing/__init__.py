"""The managers' side of the talk: commands by text, each shown back before it changes anything."""
