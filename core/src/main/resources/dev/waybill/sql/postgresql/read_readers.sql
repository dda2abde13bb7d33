-- Parameters: schema. Returns: roles other than the owner that may use it.
select distinct pg_get_userbyid(a.grantee) from pg_namespace n, aclexplode(n.nspacl) a
where n.nspname = ? and a.grantee <> n.nspowner and a.grantee <> 0 and a.privilege_type = 'USAGE'
