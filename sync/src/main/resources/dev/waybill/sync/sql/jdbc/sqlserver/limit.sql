offset 0 rows fetch next {{rows}} rows only
