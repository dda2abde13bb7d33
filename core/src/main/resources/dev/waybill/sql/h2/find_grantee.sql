-- How a user or role is spelled. Parameter: name.
select user_name from information_schema.users where lower(user_name) = lower(?1)
union all select role_name from information_schema.roles where lower(role_name) = lower(?1)
