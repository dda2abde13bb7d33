-- Whether nothing is logged.
select not exists (select 1 from {{log}})
