-- For the session of a loader: its statements are short, and compiling one takes longer than running it.
set jit = off
