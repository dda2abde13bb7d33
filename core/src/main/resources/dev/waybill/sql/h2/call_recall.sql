-- Recalls a batch. Parameter: batch.
call {{schema}}.recall(?1)
