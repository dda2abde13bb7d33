-- waybill.source: how far each source has come, how its last pass ended, and what all its pages together were.
create table if not exists waybill.source (
  name varchar(1000) primary key,
  watermark varchar,
  up_to timestamp(9) with time zone,
  last_page timestamp(9) with time zone,
  pass_started timestamp(9) with time zone,
  pass_ended timestamp(9) with time zone,
  pass_counts varchar,
  pass_error varchar,
  inserted bigint default 0 not null,
  updated bigint default 0 not null,
  unchanged bigint default 0 not null,
  older bigint default 0 not null,
  deleted bigint default 0 not null,
  rejected bigint default 0 not null
)
