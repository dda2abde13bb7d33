-- The batch that a procedure has just put on view. Parameter: batch.
select "id" as "batch", "kind", "from", "until", "rows" from {{schema}}."Batch" where "id" = ?1
