-- All changes of a batch. Parameter: batch.
select "TableName", "Key", "Change" from {{allChanges}} where "waybill batch" = ?1
