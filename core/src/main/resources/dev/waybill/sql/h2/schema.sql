-- The schema of everything Waybill keeps. Tables touched: none.
create schema if not exists waybill
