call queue.refresh()
