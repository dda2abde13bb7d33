-- Tells the processes that have the database open that the model changed.
merge into waybill.setting s using (values ('revision')) v (name) on s.name = v.name
when matched then update set content = cast(cast(content as bigint) + 1 as varchar)
when not matched then insert (name, content) values ('revision', '1')
