-- Takes the keys of {{plainName}} that were captured since the start.
insert into {{changed}} ({{keyNames}}, ins, del, included)
select {{keyNames}}, ins, del, false from {{captured}} where recent
