-- Where each queue stands. A position is a cut: every captured transaction up to last_tx was in it, save those in open_tx,
-- which were not done yet. refreshed_at is the cut's time, stale_since when upkeep stopped keeping changes for the queue;
-- the cut's time itself where the capture of a table was interrupted.
create table if not exists waybill.position (
  queue_id int primary key,
  last_batch bigint not null,
  on_view bigint,
  last_tx bigint,
  open_tx bigint array,
  refreshed_at timestamp(9) with time zone,
  stale_since timestamp(9) with time zone
)
