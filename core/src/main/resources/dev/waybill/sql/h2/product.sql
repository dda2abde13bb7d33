-- The version of H2.
select 'H2 ' || h2version()
