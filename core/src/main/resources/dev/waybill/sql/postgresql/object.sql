-- Parameters: name, digest. Remembers that an object is installed as defined.
insert into waybill.installed_object (name, digest) values (?, ?) on conflict (name) do update set digest = excluded.digest
