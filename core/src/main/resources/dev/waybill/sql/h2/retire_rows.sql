-- Removes frozen rows of batches that no longer stay. Parameter: the last of those.
delete from {{frozen}} where "waybill batch" <= ?1
