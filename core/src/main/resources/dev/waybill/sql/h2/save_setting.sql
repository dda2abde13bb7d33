-- Keeps a fact of the installation.
merge into waybill.setting (name, content) key (name) values ({{name}}, {{content}})
