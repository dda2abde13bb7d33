call {{{schema}}}.refresh(?::text)
