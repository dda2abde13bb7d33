exec queue.refresh
