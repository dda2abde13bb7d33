-- Removes what is left of Waybill; queues and tracked tables are gone already.
drop schema waybill cascade;
