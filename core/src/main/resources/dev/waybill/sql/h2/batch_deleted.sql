-- Vanished keys of a batch. Parameter: batch.
select table_name as "TableName", row_key as "Key" from {{deleted}} where batch = ?1
