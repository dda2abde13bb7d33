-- Forgets what was removed.
delete from waybill.object where name like {{prefixLiteral}} escape '!'
