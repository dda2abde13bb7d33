call queue.recall(2)
