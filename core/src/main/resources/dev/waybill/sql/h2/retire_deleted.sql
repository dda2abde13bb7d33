-- Removes vanished keys of batches that no longer stay. Parameter: the last of those.
delete from {{deleted}} where batch <= ?1
