-- Digests of the views, procedures and rights that install created, to see which a later install must replace.
create table if not exists waybill.object (
  name varchar(1000) primary key,
  digest varchar(64) not null
)
