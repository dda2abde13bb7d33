-- What the owner of this database can run so that the user may create schemas in it; no row where the user may already.
select format('let the owner of the database run: grant create on database %I to %I', current_database(), current_user)
where not has_database_privilege(current_database(), 'CREATE')
