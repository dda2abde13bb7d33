-- Remembers what was created.
merge into waybill.object (name, digest) key (name) values ({{nameLiteral}}, {{digestLiteral}})
