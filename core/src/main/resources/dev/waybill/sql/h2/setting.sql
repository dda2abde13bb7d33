-- Facts of the installation: version, timezone, installed_at, revision (which grows with every change of the model).
create table if not exists waybill.setting (
  name varchar(60) primary key,
  content varchar not null
)
