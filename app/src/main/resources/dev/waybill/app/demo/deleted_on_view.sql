select * from queue.Deleted
