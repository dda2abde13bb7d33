call {{{schema}}}.recall(?)
