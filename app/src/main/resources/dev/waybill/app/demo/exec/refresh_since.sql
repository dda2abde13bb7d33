exec queue.Refresh '1/1/2017'
