"""What local reading could not settle is read by a language model, which proposes; the form disposes."""
