-- Parameters: a batch. Makes the queue's views show it in this transaction.
select set_config('waybill.show_batch', ?, true)
