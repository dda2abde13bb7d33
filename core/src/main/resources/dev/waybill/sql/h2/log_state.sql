-- Captured changes of a table, and what they take on disk.
select count(*), disk_space_used({{logLiteral}}) from {{log}}
