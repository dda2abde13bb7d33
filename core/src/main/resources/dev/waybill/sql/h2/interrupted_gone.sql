-- Counts keys of {{plainName}} as deleted whose row is not there, whenever they were captured: their delete may not have been.
update {{captured}} c set del = 1, recent = true
where not c.recent and not exists (select 1 from {{table}} t where {{rowIsC}})
