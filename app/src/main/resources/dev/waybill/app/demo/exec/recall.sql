exec queue.recall 2
