-- Records a batch. Parameters: queue, batch, kind, from, until, rows, counts, notice.
insert into waybill.batch (queue_id, id, kind, from_at, until_at, row_count, counts, notice)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
